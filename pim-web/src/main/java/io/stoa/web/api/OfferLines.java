package io.stoa.web.api;

import io.stoa.error.Violation;
import io.stoa.offer.OfferResult.Outcome;
import io.stoa.web.api.OfferRows.Sent;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one row a line and answers one line each, however many there are: a thousand rows are in
 * memory at a time.
 */
@Component
class OfferLines {
  /** The most bytes of one line; a row has some hundreds. */
  static final int LONGEST_LINE = 64 * 1024;

  private static final int BATCH = 1_000;
  private static final Set<Outcome> PROBLEMS =
      EnumSet.of(Outcome.REJECTED, Outcome.CONFLICT, Outcome.OLDER);
  private static final byte[] NEW_LINE = {'\n'};

  private final OfferRows rows;
  private final ObjectReader reader;
  private final ObjectWriter writer;

  OfferLines(OfferRows rows, JsonMapper mapper) {
    this.rows = rows;
    this.reader = mapper.readerFor(OfferRow.class);
    this.writer = mapper.writerFor(OfferAnswer.class);
  }

  /**
   * Applies all rows.
   *
   * @param problemsOnly whether rows that went in are not answered
   */
  void apply(InputStream body, OutputStream answers, boolean problemsOnly, String by)
      throws IOException {
    InputStream in = new BufferedInputStream(body, LONGEST_LINE);
    List<Sent> batch = new ArrayList<>(BATCH);
    long line = 0;
    for (byte[] text = next(in); text != null; text = next(in)) {
      line++;
      if (isBlank(text)) {
        continue;
      }
      batch.add(parse(line, text));
      if (batch.size() == BATCH) {
        answer(batch, answers, problemsOnly, by);
        batch.clear();
      }
    }
    answer(batch, answers, problemsOnly, by);
  }

  private void answer(List<Sent> batch, OutputStream answers, boolean problemsOnly, String by)
      throws IOException {
    for (OfferAnswer answer : rows.apply(batch, by)) {
      boolean problem = PROBLEMS.contains(answer.outcome());
      if (problem || !problemsOnly) {
        answers.write(writer.writeValueAsBytes(answer));
        answers.write(NEW_LINE);
      }
    }
  }

  private Sent parse(long line, byte[] text) {
    if (text.length > LONGEST_LINE) {
      return new Sent(
          line,
          null,
          Violation.of("", "length", "The line has more than " + LONGEST_LINE + " bytes."));
    }
    try {
      return new Sent(line, reader.readValue(text), null);
    } catch (JacksonException e) {
      return new Sent(line, null, Violation.of("", "syntax", e.getOriginalMessage()));
    }
  }

  /** The next line without its end, null at the end; of one that is too long only the beginning. */
  private static byte @Nullable [] next(InputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int b = first; b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() <= LONGEST_LINE) {
        line.write(b);
      }
    }
    return line.toByteArray();
  }

  private static boolean isBlank(byte[] text) {
    for (byte b : text) {
      if (b != ' ' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
