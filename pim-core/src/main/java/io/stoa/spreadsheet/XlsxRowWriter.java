package io.stoa.spreadsheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    this(out, sheetName, SheetXml.ROWS);
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
      row(header, SheetXml.BOLD);
    }
    row(cells, row == 0 ? SheetXml.BOLD : SheetXml.PLAIN);
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
      for (Map.Entry<String, String> part : WorkbookXml.parts(sheetNames()).entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  private void beginSheet() throws IOException {
    sheets++;
    row = 0;
    zip.putNextEntry(new ZipEntry(SheetXml.entry(sheets)));
    xml.append(SheetXml.begin(header, sheets == 1));
  }

  private void row(List<String> cells, int style) throws IOException {
    row++;
    xml.append("<row r=\"").append(row).append("\">");
    for (int i = 0; i < cells.size(); i++) {
      String text = cells.get(i);
      if (!text.isEmpty()) {
        xml.append("<c r=\"").append(column(i)).append(row);
        xml.append('"');
        SheetXml.appendCell(xml, style, SheetXml.fitting(text));
        cut += SheetXml.fits(text) ? 0 : 1;
      }
    }
    xml.append("</row>");
    if (xml.length() > 1 << 16) {
      drain();
    }
  }

  private void endSheet() throws IOException {
    xml.append(SheetXml.END);
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

  private List<String> sheetNames() {
    return IntStream.range(0, sheets).mapToObj(i -> sheetName(name, i)).toList();
  }
}
