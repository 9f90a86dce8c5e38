package io.stoa.spreadsheet;

import java.util.List;

/** The XML of a sheet of text cells (ECMA-376 part 1, section 18.3). */
final class SheetXml {
  static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  static final String MAIN_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  static final String END = "</sheetData></worksheet>";
  static final int PLAIN = 0;
  static final int BOLD = 1;

  /** ECMA-376 readers refuse more. */
  static final int ROWS = 1_048_576;

  private static final int LONGEST_CELL = 32_767;

  private SheetXml() {}

  /** Name of the sheet's part, 1 for the first. */
  static String entry(int sheet) {
    return "xl/worksheets/sheet" + sheet + ".xml";
  }

  /** What stands before the rows. */
  static String begin(List<String> header, boolean selected) {
    StringBuilder xml = new StringBuilder(XML);
    xml.append("<worksheet xmlns=\"" + MAIN_NS + "\"><sheetViews><sheetView workbookViewId=\"0\"")
        .append(selected ? " tabSelected=\"1\">" : ">");
    if (header.isEmpty()) {
      return xml.append("</sheetView></sheetViews><sheetData>").toString();
    }
    xml.append("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
        .append("</sheetView></sheetViews><cols>");
    for (int i = 0; i < header.size(); i++) {
      int width = Math.max(12, Math.min(40, header.get(i).length() + 2));
      xml.append("<col min=\"" + (i + 1) + "\" max=\"" + (i + 1) + "\" width=\"" + width)
          .append("\" style=\"0\" customWidth=\"1\"/>");
    }
    return xml.append("</cols><sheetData>").toString();
  }

  /** What follows the {@code <c} of a cell and, if it says, where it stands. */
  static void appendCell(StringBuilder xml, int style, String text) {
    xml.append(" s=\"").append(style).append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    XlsxText.appendEncoded(xml, text);
    xml.append("</t></is></c>");
  }

  static boolean fits(String text) {
    return text.length() <= LONGEST_CELL;
  }

  /** As much of the text as a cell can hold. */
  static String fitting(String text) {
    if (fits(text)) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST_CELL - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_CELL - end);
  }
}
