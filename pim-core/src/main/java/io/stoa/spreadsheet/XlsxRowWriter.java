package io.stoa.spreadsheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an XLSX workbook of text cells, row by row. All cells are text in the format {@code @}, so
 * nothing in them is ever a formula and codes such as {@code 0042} stay as they are. A table longer
 * than a sheet goes on in further sheets named {@code products (2)}, each with the header again. A
 * text longer than a cell can hold is cut and counted.
 */
final class XlsxRowWriter implements RowWriter {
  /** ECMA-376 readers refuse more. */
  static final int ROWS_OF_SHEET = 1_048_576;

  private static final int LONGEST_CELL = 32_767;
  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String REL_NS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final ZipOutputStream zip;
  private final String name;
  private final int rowsOfSheet;
  private final StringBuilder xml = new StringBuilder();
  private final List<String> columns = new ArrayList<>();
  private List<String> header = List.of();
  private int sheets;
  private int row;
  private long cut;
  private boolean closed;

  XlsxRowWriter(OutputStream out, String sheetName) {
    this(out, sheetName, ROWS_OF_SHEET);
  }

  XlsxRowWriter(OutputStream out, String sheetName, int rowsOfSheet) {
    this.zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16), StandardCharsets.UTF_8);
    this.zip.setLevel(Deflater.BEST_SPEED);
    this.name = sheetName;
    this.rowsOfSheet = rowsOfSheet;
  }

  /** The name of the sheet at the position, 0 for the first. */
  static String sheetName(String name, int position) {
    return position == 0 ? name : name + " (" + (position + 1) + ")";
  }

  @Override
  public void write(List<String> cells) throws IOException {
    if (sheets == 0) {
      header = List.copyOf(cells);
      beginSheet();
    } else if (row == rowsOfSheet) {
      endSheet();
      beginSheet();
      row(header, 1);
    }
    row(cells, row == 0 ? 1 : 0);
  }

  @Override
  public long cutCells() {
    return cut;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (zip) {
      if (sheets == 0) {
        beginSheet();
      }
      endSheet();
      writeParts();
    }
  }

  private void beginSheet() throws IOException {
    sheets++;
    row = 0;
    zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + sheets + ".xml"));
    xml.append(XML)
        .append("<worksheet xmlns=\"" + MAIN_NS + "\"><sheetViews><sheetView workbookViewId=\"0\"")
        .append(sheets == 1 ? " tabSelected=\"1\">" : ">")
        .append(
            "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
        .append("</sheetView></sheetViews>");
    if (!header.isEmpty()) {
      xml.append("<cols>");
      for (int i = 0; i < header.size(); i++) {
        int width = Math.max(12, Math.min(40, header.get(i).length() + 2));
        xml.append("<col min=\"" + (i + 1) + "\" max=\"" + (i + 1) + "\" width=\"" + width)
            .append("\" style=\"0\" customWidth=\"1\"/>");
      }
      xml.append("</cols>");
    }
    xml.append("<sheetData>");
  }

  private void row(List<String> cells, int style) throws IOException {
    row++;
    xml.append("<row r=\"").append(row).append("\">");
    for (int i = 0; i < cells.size(); i++) {
      String text = cells.get(i);
      if (!text.isEmpty()) {
        xml.append("<c r=\"").append(column(i)).append(row);
        xml.append("\" s=\"")
            .append(style)
            .append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        XlsxText.appendEncoded(xml, cut(text));
        xml.append("</t></is></c>");
      }
    }
    xml.append("</row>");
    if (xml.length() > 1 << 16) {
      drain();
    }
  }

  private String cut(String text) {
    if (text.length() <= LONGEST_CELL) {
      return text;
    }
    cut++;
    int end = Character.isHighSurrogate(text.charAt(LONGEST_CELL - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_CELL - end);
  }

  private void endSheet() throws IOException {
    xml.append("</sheetData></worksheet>");
    drain();
    zip.closeEntry();
  }

  @Override
  public void flush() throws IOException {
    if (!closed) {
      drain();
      zip.flush();
    }
  }

  private void drain() throws IOException {
    zip.write(xml.toString().getBytes(StandardCharsets.UTF_8));
    xml.setLength(0);
  }

  private String column(int index) {
    while (columns.size() <= index) {
      StringBuilder letters = new StringBuilder();
      for (int n = columns.size() + 1; n > 0; n = (n - 1) / 26) {
        letters.insert(0, (char) ('A' + (n - 1) % 26));
      }
      columns.add(letters.toString());
    }
    return columns.get(index);
  }

  private void writeParts() throws IOException {
    StringBuilder types = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    StringBuilder tabs = new StringBuilder();
    for (int i = 1; i <= sheets; i++) {
      types
          .append("<Override PartName=\"/xl/worksheets/sheet" + i + ".xml\" ContentType=\"")
          .append("application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
      relations
          .append("<Relationship Id=\"rId" + i + "\" Type=\"" + REL_NS + "/worksheet\" Target=\"")
          .append("worksheets/sheet" + i + ".xml\"/>");
      tabs.append("<sheet name=\"");
      XlsxText.appendEncoded(tabs, sheetName(name, i - 1));
      tabs.append("\" sheetId=\"" + i + "\" r:id=\"rId" + i + "\"/>");
    }
    part(
        "xl/styles.xml",
        "<styleSheet xmlns=\""
            + MAIN_NS
            + "\"><fonts count=\"2\"><font><sz val=\"11\"/>"
            + "<name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/>"
            + "</font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\">"
            + "<border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\""
            + " borderId=\"0\"/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"49\""
            + " fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
            + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
            + " applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs></styleSheet>");
    part(
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + MAIN_NS
            + "\" xmlns:r=\""
            + REL_NS
            + "\"><sheets>"
            + tabs
            + "</sheets></workbook>");
    part(
        "xl/_rels/workbook.xml.rels",
        relations(
            "<Relationship Id=\"rIdS\" Type=\""
                + REL_NS
                + "/styles\" Target=\"styles.xml\"/>"
                + relations));
    part(
        "_rels/.rels",
        relations(
            "<Relationship Id=\"rId1\" Type=\""
                + REL_NS
                + "/officeDocument\""
                + " Target=\"xl/workbook.xml\"/>"));
    part(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
            + " Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
            + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd"
            + ".openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override"
            + " PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-"
            + "officedocument.spreadsheetml.styles+xml\"/>"
            + types
            + "</Types>");
  }

  private static String relations(String inner) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + inner
        + "</Relationships>";
  }

  private void part(String entry, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(entry));
    zip.write((XML + content).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
