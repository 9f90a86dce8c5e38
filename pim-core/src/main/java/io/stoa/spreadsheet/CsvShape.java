package io.stoa.spreadsheet;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a look through a whole CSV file tells before a row of it is used: that it is UTF-8
 * throughout, its delimiter and how many rows it has.
 *
 * @param delimiter whichever of {@code ; , tab |} the header has most of
 * @param rows records, header and empty ones included
 */
record CsvShape(char delimiter, long rows) {
  private static final char[] DELIMITERS = {';', ',', '\t', '|'};
  private static final int CHUNK = 1 << 16;
  private static final boolean[] SPECIAL = special();

  /**
   * @throws StoaException {@code UNREADABLE_FILE} when it is not UTF-8
   */
  static CsvShape of(Path file) throws IOException {
    Scan scan = new Scan(file);
    try (InputStream in = Files.newInputStream(file)) {
      scan.run(in);
    }
    return new CsvShape(scan.delimiter(), scan.rows());
  }

  private static boolean[] special() {
    boolean[] special = new boolean[128];
    for (char c : DELIMITERS) {
      special[c] = true;
    }
    special['"'] = true;
    special['\n'] = true;
    special['\r'] = true;
    return special;
  }

  /** Follows quotes and record ends over the decoded text. */
  private static final class Scan {
    private final Path file;
    private final int[] seen = new int[DELIMITERS.length];
    private long records;
    private boolean quoted;
    private boolean fieldStart = true;
    private boolean quoteJustEnded;
    private boolean anythingInRecord;
    private boolean afterCarriageReturn;

    Scan(Path file) {
      this.file = file;
    }

    void run(InputStream in) throws IOException {
      CharsetDecoder decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
      CharBuffer chars = CharBuffer.allocate(CHUNK);
      boolean first = true;
      boolean end = false;
      while (!end) {
        int read = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
        end = read < bytes.remaining();
        bytes.position(bytes.position() + read);
        bytes.flip();
        if (first) {
          refuseOtherCharsets(bytes);
          first = false;
        }
        CoderResult result = decoder.decode(bytes, chars, end);
        chars.flip();
        follow(chars);
        if (result.isError()) {
          throw notUtf8();
        }
        chars.clear();
        bytes.compact();
      }
      if (bytes.position() > 0) {
        throw notUtf8();
      }
      if (anythingInRecord) {
        records++;
      }
    }

    private void follow(CharBuffer chars) {
      char[] text = chars.array();
      int end = chars.limit();
      for (int i = chars.position(); i < end; i++) {
        char c = text[i];
        if (isOrdinary(c)) {
          while (i + 1 < end && isOrdinary(text[i + 1])) {
            i++;
          }
          ordinary();
          continue;
        }
        if (!quoted && records > 0 && isDelimiter(c)) {
          while (i + 1 < end && text[i + 1] == c) {
            i++;
          }
          emptyCells();
          continue;
        }
        boolean lineFeedOfPair = c == '\n' && afterCarriageReturn;
        afterCarriageReturn = false;
        if (quoted) {
          if (c == '"') {
            quoted = false;
            quoteJustEnded = true;
          }
        } else if (c == '"' && (fieldStart || quoteJustEnded)) {
          quoted = true;
          fieldStart = false;
          quoteJustEnded = false;
          anythingInRecord = true;
        } else if (c == '\n' || c == '\r') {
          afterCarriageReturn = c == '\r';
          records += lineFeedOfPair ? 0 : 1;
          fieldStart = true;
          quoteJustEnded = false;
          anythingInRecord = false;
        } else {
          quoteJustEnded = false;
          anythingInRecord |= c != '\uFEFF';
          fieldStart = isDelimiter(c) || (fieldStart && c == '\uFEFF');
        }
      }
    }

    /** One or more characters that neither begin nor end anything were passed over. */
    private void ordinary() {
      afterCarriageReturn = false;
      if (!quoted) {
        quoteJustEnded = false;
        anythingInRecord = true;
        fieldStart = false;
      }
    }

    /** One or more delimiters below the header were passed over. */
    private void emptyCells() {
      afterCarriageReturn = false;
      quoteJustEnded = false;
      anythingInRecord = true;
      fieldStart = true;
    }

    private static boolean isOrdinary(char c) {
      return c < SPECIAL.length ? !SPECIAL[c] : c != '\uFEFF';
    }

    private boolean isDelimiter(char c) {
      for (int i = 0; i < DELIMITERS.length; i++) {
        if (c == DELIMITERS[i]) {
          if (records == 0) {
            seen[i]++;
          }
          return true;
        }
      }
      return false;
    }

    private void refuseOtherCharsets(ByteBuffer bytes) {
      if (bytes.limit() >= 2) {
        int mark = (bytes.get(0) & 0xFF) << 8 | (bytes.get(1) & 0xFF);
        if (mark == 0xFFFE || mark == 0xFEFF) {
          throw new StoaException(
              CoreError.UNREADABLE_FILE,
              file.getFileName() + " is UTF-16. Save it as CSV in UTF-8 and import it again.");
        }
      }
    }

    private StoaException notUtf8() {
      return new StoaException(
          CoreError.UNREADABLE_FILE,
          file.getFileName()
              + " is not UTF-8: row "
              + (records + 1)
              + " holds bytes that are no text. Save it as CSV in UTF-8 and import it again.");
    }

    char delimiter() {
      int best = 0;
      for (int i = 1; i < DELIMITERS.length; i++) {
        if (seen[i] > seen[best]) {
          best = i;
        }
      }
      return DELIMITERS[best];
    }

    long rows() {
      return records;
    }
  }
}
