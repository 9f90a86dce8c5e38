package io.stoa.spreadsheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an XLSX workbook of text cells has besides its sheets (ECMA-376 parts 1 and 2). */
final class WorkbookXml {
  private static final String REL_NS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String STYLES =
      "<styleSheet xmlns=\""
          + SheetXml.MAIN_NS
          + "\"><fonts count=\"2\"><font><sz val=\"11\"/>"
          + "<name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/>"
          + "</font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
          + "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\">"
          + "<border><left/><right/><top/><bottom/><diagonal/></border></borders>"
          + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\""
          + " borderId=\"0\"/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"49\""
          + " fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
          + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
          + " applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs></styleSheet>";

  private WorkbookXml() {}

  /**
   * The parts by the names of their entries.
   *
   * @param sheets their names, in the order of {@link SheetXml#entry}
   */
  static Map<String, String> parts(List<String> sheets) {
    StringBuilder types = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    StringBuilder tabs = new StringBuilder();
    for (int i = 1; i <= sheets.size(); i++) {
      types
          .append("<Override PartName=\"/" + SheetXml.entry(i) + "\" ContentType=\"")
          .append("application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
      relations
          .append("<Relationship Id=\"rId" + i + "\" Type=\"" + REL_NS + "/worksheet\" Target=\"")
          .append("worksheets/sheet" + i + ".xml\"/>");
      tabs.append("<sheet name=\"");
      XlsxText.appendEncoded(tabs, sheets.get(i - 1));
      tabs.append("\" sheetId=\"" + i + "\" r:id=\"rId" + i + "\"/>");
    }
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("xl/styles.xml", SheetXml.XML + STYLES);
    parts.put(
        "xl/workbook.xml",
        SheetXml.XML
            + "<workbook xmlns=\""
            + SheetXml.MAIN_NS
            + "\" xmlns:r=\""
            + REL_NS
            + "\"><sheets>"
            + tabs
            + "</sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        relations(
            "<Relationship Id=\"rIdS\" Type=\""
                + REL_NS
                + "/styles\" Target=\"styles.xml\"/>"
                + relations));
    parts.put(
        "_rels/.rels",
        relations(
            "<Relationship Id=\"rId1\" Type=\""
                + REL_NS
                + "/officeDocument\" Target=\"xl/workbook.xml\"/>"));
    parts.put("[Content_Types].xml", SheetXml.XML + types(types.toString()));
    return parts;
  }

  private static String relations(String inner) {
    return SheetXml.XML
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + inner
        + "</Relationships>";
  }

  private static String types(String sheets) {
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
        + " Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
        + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd"
        + ".openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override"
        + " PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-"
        + "officedocument.spreadsheetml.styles+xml\"/>"
        + sheets
        + "</Types>";
  }
}
