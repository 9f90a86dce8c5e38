package io.stoa.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Which cell styles of a workbook show their number as a date. */
final class CellFormats {
  static final CellFormats NONE = new CellFormats(List.of());

  private final List<Boolean> dateByStyle;

  private CellFormats(List<Boolean> dateByStyle) {
    this.dateByStyle = dateByStyle;
  }

  static CellFormats read(Workbook.XmlPart styles) throws XMLStreamException {
    Map<String, String> custom = new HashMap<>();
    List<Boolean> dates = new ArrayList<>();
    boolean inCellStyles = false;
    while (styles.nextElement()) {
      if (styles.is("numFmt")) {
        custom.put(
            String.valueOf(styles.attribute("numFmtId")),
            String.valueOf(styles.attribute("formatCode")));
      } else if (styles.is("cellXfs")) {
        inCellStyles = true;
      } else if (styles.is("xf")) {
        if (inCellStyles) {
          String id = styles.attribute("numFmtId");
          String code = custom.get(String.valueOf(id));
          dates.add(code == null ? isBuiltInDate(id) : isDate(code));
        }
      } else if (inCellStyles && (styles.is("cellStyles") || styles.is("dxfs"))) {
        inCellStyles = false;
      }
    }
    return new CellFormats(dates);
  }

  /** Whether the style (the cell's {@code s}) shows a date or a time of day. */
  boolean isDate(@Nullable String style, boolean whenUnknown) {
    if (style == null) {
      return whenUnknown;
    }
    try {
      int index = Integer.parseInt(style);
      return index >= 0 && index < dateByStyle.size() && dateByStyle.get(index);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** ECMA-376 part 1, 18.8.30: the formats that every program knows by number. */
  private static boolean isBuiltInDate(@Nullable String id) {
    int number = id == null || !id.matches("\\d{1,6}") ? 0 : Integer.parseInt(id);
    return (number >= 14 && number <= 22)
        || (number >= 27 && number <= 36)
        || (number >= 45 && number <= 47)
        || (number >= 50 && number <= 58);
  }

  /** By the letters of the first section that are neither quoted, escaped nor in brackets. */
  static boolean isDate(String code) {
    boolean quoted = false;
    boolean bracket = false;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (quoted) {
        quoted = c != '"';
      } else if (bracket) {
        bracket = c != ']';
      } else if (c == ';') {
        return false;
      } else if (c == '\\' || c == '_' || c == '*') {
        i++;
      } else if (c == '"') {
        quoted = true;
      } else if (c == '[') {
        bracket = true;
      } else if ("yYdDmMhHsS".indexOf(c) >= 0) {
        return true;
      } else if ("0#?@gG".indexOf(c) >= 0) {
        return false;
      }
    }
    return false;
  }
}
