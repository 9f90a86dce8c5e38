package io.stoa.format;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
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
