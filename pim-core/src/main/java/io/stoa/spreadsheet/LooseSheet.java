package io.stoa.spreadsheet;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An XLSX workbook with one sheet of text cells in pieces. Rows do not say where they stand, which
 * ECMA-376 (part 1, sections 18.3.1.4 and 18.3.1.73) leaves open to them, so each can be taken over
 * into another sheet as it is. Cells are as those of {@link XlsxRowWriter}. For one thread.
 */
public final class LooseSheet {
  /** A sheet holds no more rows, its header included. */
  public static final int MOST_ROWS = SheetXml.ROWS;

  private final String name;
  private final List<String> header;
  private final StringBuilder xml = new StringBuilder(2048);

  /**
   * @param header the first row; empty for none
   */
  public LooseSheet(String name, List<String> header) {
    this.name = name;
    this.header = List.copyOf(header);
  }

  /** Name of the sheet's part in the workbook. */
  public String entry() {
    return SheetXml.entry(1);
  }

  /** The parts of the workbook besides its sheet. */
  public Map<String, byte[]> otherEntries() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    WorkbookXml.parts(List.of(name)).forEach((entry, text) -> entries.put(entry, bytes(text)));
    return entries;
  }

  /** What stands before the rows, the header included. */
  public byte[] head() {
    String begin = SheetXml.begin(header, true);
    return bytes(header.isEmpty() ? begin : begin + rowText(header, SheetXml.BOLD));
  }

  /** A row; texts longer than a cell can hold are cut. */
  public byte[] row(List<String> cells) {
    return bytes(rowText(cells, SheetXml.PLAIN));
  }

  public byte[] foot() {
    return bytes(SheetXml.END);
  }

  private String rowText(List<String> cells, int style) {
    xml.setLength(0);
    xml.append("<row>");
    int empty = 0;
    for (String text : cells) {
      if (text.isEmpty()) {
        empty++;
      } else {
        xml.append("<c/>".repeat(empty)).append("<c");
        SheetXml.appendCell(xml, style, SheetXml.fitting(text));
        empty = 0;
      }
    }
    return xml.append("</row>").toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
