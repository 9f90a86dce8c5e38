package io.stoa.format;

import io.stoa.requirement.FieldRule;
import io.stoa.requirement.Item;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * CSV by RFC 4180 and TSV: UTF-8, a header with the fields' names, lines end with CRLF in CSV and
 * LF in TSV. Values are written verbatim, formulas too: a channel must get what the product says.
 * Programs that open the file as a spreadsheet have to guard themselves.
 */
final class DelimitedFormat implements FileFormat {
  static final DelimitedFormat CSV = new DelimitedFormat("csv", "text/csv; charset=utf-8", ',');
  static final DelimitedFormat TSV =
      new DelimitedFormat("tsv", "text/tab-separated-values; charset=utf-8", '\t');

  private final String code;
  private final String mediaType;
  private final char delimiter;

  private DelimitedFormat(String code, String mediaType, char delimiter) {
    this.code = code;
    this.mediaType = mediaType;
    this.delimiter = delimiter;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String mediaType() {
    return mediaType;
  }

  @Override
  public String ending() {
    return code;
  }

  @Override
  public ItemWriter open(Layout layout, Parts parts) throws IOException {
    return FragmentWriter.open(ofLayout(layout), parts);
  }

  @Override
  public Optional<Fragments> fragments(Layout layout) {
    return Optional.of(ofLayout(layout));
  }

  private Fragments ofLayout(Layout layout) {
    StringWriter head = new StringWriter();
    try {
      new Rows(head, layout.columns()).header();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written to", e);
    }
    return new TextFragments(
        head.toString(), (out, item) -> new Rows(out, layout.columns()).write(item), "");
  }

  private final class Rows {
    private final Writer out;
    private final List<FieldRule> columns;

    Rows(Writer out, List<FieldRule> columns) {
      this.out = out;
      this.columns = columns;
    }

    void header() throws IOException {
      for (int i = 0; i < columns.size(); i++) {
        cell(i, columns.get(i).name());
      }
      endOfLine();
    }

    void write(Item item) throws IOException {
      for (int i = 0; i < columns.size(); i++) {
        FieldRule column = columns.get(i);
        Object value = item.values().get(column.name());
        cell(i, value == null ? "" : Texts.of(value, column.separator()));
      }
      endOfLine();
    }

    private void endOfLine() throws IOException {
      out.write(delimiter == '\t' ? "\n" : "\r\n");
    }

    private void cell(int index, String text) throws IOException {
      if (index > 0) {
        out.write(delimiter);
      }
      String whole = Characters.withoutLoneSurrogates(text);
      if (delimiter == '\t') {
        out.write(oneLine(whole));
      } else if (needsQuotes(whole)) {
        out.write('"');
        out.write(whole.replace("\"", "\"\""));
        out.write('"');
      } else {
        out.write(whole);
      }
    }

    private boolean needsQuotes(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
          return true;
        }
      }
      return !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ');
    }

    /** Tab-separated files know no quotes: a tab or a line break becomes a space. */
    private static String oneLine(String text) {
      return text.replace("\r\n", " ").replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    }
  }
}
