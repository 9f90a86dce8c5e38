package io.stoa.format;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * CSV by RFC 4180 and TSV: UTF-8, a header with the fields' names, lines end with CRLF in CSV and
 * LF in TSV. Values are written verbatim, formulas too: a channel must get what the product says.
 * Programs that open the file as a spreadsheet have to guard themselves.
 */
final class Delimited {
  private final String code;
  private final char delimiter;

  private Delimited(String code, char delimiter) {
    this.code = code;
    this.delimiter = delimiter;
  }

  static Fragments csv(Layout layout) {
    return new Delimited("csv", ',').of(layout);
  }

  static Fragments tsv(Layout layout) {
    return new Delimited("tsv", '\t').of(layout);
  }

  private Fragments of(Layout layout) {
    Table table = new Table(layout, code);
    String own = layout.set().files().table().delimiter();
    char between = own == null || delimiter == '\t' ? delimiter : own.charAt(0);
    StringWriter head = new StringWriter();
    try {
      table.header(new Lines(head, between));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written to", e);
    }
    return ShardedFragments.of(
        layout,
        new TextFragments(
            head.toString(), (out, item) -> table.write(item, new Lines(out, between)), ""));
  }

  private final class Lines implements Table.Rows {
    private final Writer out;
    private final char between;

    Lines(Writer out, char between) {
      this.out = out;
      this.between = between;
    }

    @Override
    public void row(String[] cells) throws IOException {
      for (int i = 0; i < cells.length; i++) {
        if (i > 0) {
          out.write(between);
        }
        cell(cells[i]);
      }
      out.write(delimiter == '\t' ? "\n" : "\r\n");
    }

    private void cell(String text) throws IOException {
      String encodable = Characters.withoutLoneSurrogates(text);
      String whole = delimiter == '\t' ? oneLine(encodable) : encodable;
      if (delimiter == '\t' ? whole.startsWith("\"") : needsQuotes(whole)) {
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
        if (c == between || c == '"' || c == '\n' || c == '\r') {
          return true;
        }
      }
      return !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ');
    }

    /**
     * In tab-separated files a tab or a line break becomes a space. A value that begins with a
     * quote is put in quotes there, because most readers take the first character for one.
     */
    private static String oneLine(String text) {
      boolean already = text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
      return already
          ? text
          : text.replace("\r\n", " ").replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    }
  }
}
