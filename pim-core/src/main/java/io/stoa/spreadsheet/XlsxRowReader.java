package io.stoa.spreadsheet;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first sheet of an XLSX workbook, and those after it that carry its name with a number
 * ({@code products (2)}), which {@link XlsxRowWriter} makes of a table too long for one sheet.
 *
 * <p>Cells come as text: numbers plain, cells shown as dates in ISO-8601, booleans 1 or 0, formulas
 * as the value they last had. A cell that makes no sense comes as it stands.
 */
final class XlsxRowReader implements RowReader {
  private static final int MOST_COLUMNS = 16_384;

  private final Path file;
  private final Workbook workbook;
  private final SharedStrings strings;
  private final CellFormats formats;
  private final List<Workbook.Sheet> sheets;
  private int sheet;
  private Workbook.@Nullable XmlPart part;
  private long rows = -1;
  private long lastNumber;
  private long rowsOfEarlierSheets;

  XlsxRowReader(Path file) throws IOException {
    this.file = file;
    this.workbook = Workbook.open(file);
    try {
      Optional<Workbook.XmlPart> texts = workbook.part("sharedStrings");
      try (Workbook.XmlPart xml = texts.orElse(null)) {
        this.strings = xml == null ? SharedStrings.none() : SharedStrings.read(xml);
      }
      Optional<Workbook.XmlPart> styles = workbook.part("styles");
      try (Workbook.XmlPart xml = styles.orElse(null)) {
        this.formats = xml == null ? CellFormats.NONE : CellFormats.read(xml);
      }
      this.sheets = tableSheets();
      openSheet();
    } catch (XMLStreamException | IOException e) {
      workbook.close();
      throw unreadable(e);
    } catch (RuntimeException e) {
      workbook.close();
      throw e;
    }
  }

  @Override
  public Optional<SheetRow> next() {
    try {
      while (part != null) {
        while (part.nextElement()) {
          if (part.is("row")) {
            SheetRow row = row(part);
            boolean repeatedHeader = sheet > 0 && lastNumber == rowsOfEarlierSheets + 1;
            if (!row.isBlank() && !repeatedHeader) {
              return Optional.of(row);
            }
          }
        }
        part.close();
        part = null;
        rowsOfEarlierSheets = lastNumber;
        sheet++;
        if (sheet < sheets.size()) {
          openSheet();
        }
      }
      return Optional.empty();
    } catch (XMLStreamException | IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public long rows() {
    return sheets.size() == 1 ? rows : -1;
  }

  @Override
  public void close() throws IOException {
    try {
      if (part != null) {
        part.close();
      }
      strings.close();
    } finally {
      workbook.close();
    }
  }

  private List<Workbook.Sheet> tableSheets() {
    List<Workbook.Sheet> all = workbook.sheets();
    String name = all.get(0).name();
    List<Workbook.Sheet> found = new ArrayList<>(List.of(all.get(0)));
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).name().equals(XlsxRowWriter.sheetName(name, i))) {
        found.add(all.get(i));
      }
    }
    return found;
  }

  /** Opens the current sheet; what stands before its rows may tell how many there are. */
  private void openSheet() throws IOException, XMLStreamException {
    part = workbook.open(sheets.get(sheet).part());
    while (part.nextElement() && !part.is("sheetData")) {
      if (part.is("dimension")) {
        rows = lastRow(part.attribute("ref"));
      }
    }
  }

  /** The row in {@code A1:XFD1048576}; programs that do not know write {@code A1}. */
  private static long lastRow(@Nullable String reference) {
    if (reference == null || !reference.contains(":")) {
      return -1;
    }
    String digits = reference.substring(reference.indexOf(':') + 1).replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 9 ? -1 : Long.parseLong(digits);
  }

  private SheetRow row(Workbook.XmlPart xml) throws XMLStreamException, IOException {
    String number = xml.attribute("r");
    long own = number != null && isNumber(number) ? Long.parseLong(number) : 0;
    lastNumber = own > 0 ? rowsOfEarlierSheets + own : lastNumber + 1;
    List<String> cells = new ArrayList<>();
    for (int event = xml.next(); ; event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT && xml.is("c")) {
        int column = column(xml.attribute("r"), cells.size());
        String text = cell(xml);
        if (column < MOST_COLUMNS && !text.isEmpty()) {
          if (column >= cells.size()) {
            cells.addAll(Collections.nCopies(column - cells.size() + 1, ""));
          }
          cells.set(column, text);
        } else if (column == cells.size() && column < MOST_COLUMNS) {
          cells.add("");
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.is("row")) {
        return SheetRow.of(lastNumber, cells);
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        throw new XMLStreamException("a row does not end");
      }
    }
  }

  private String cell(Workbook.XmlPart xml) throws XMLStreamException, IOException {
    String type = String.valueOf(xml.attribute("t"));
    String style = xml.attribute("s");
    StringBuilder raw = new StringBuilder();
    String inline = null;
    boolean inValue = false;
    for (int event = xml.next(); ; event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        inValue = xml.is("v");
        if (xml.is("is")) {
          inline = SharedStrings.richText(xml, "is");
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        inValue = false;
        if (xml.is("c")) {
          return inline != null ? inline : text(type, style, raw.toString());
        }
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        throw new XMLStreamException("a cell does not end");
      } else if (inValue
          && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
        raw.append(xml.text());
      }
    }
  }

  private String text(String type, @Nullable String style, String raw) throws IOException {
    return switch (type) {
      case "s" -> isNumber(raw) ? strings.get(Integer.parseInt(raw)) : raw;
      case "str", "inlineStr" -> XlsxText.decoded(raw);
      case "b", "e" -> raw;
      case "d" -> raw.endsWith("T00:00:00") ? raw.substring(0, 10) : raw;
      default -> {
        if (raw.isEmpty()) {
          yield raw;
        }
        yield formats.isDate(style, false)
            ? CellText.date(raw, workbook.since1904())
            : CellText.number(raw);
      }
    };
  }

  /** Whether it is one to nine digits. */
  private static boolean isNumber(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    return digits == text.length() && digits >= 1 && digits <= 9;
  }

  /** 0 for {@code A12}, 27 for {@code AB1}; the next one where the cell does not say. */
  private static int column(@Nullable String reference, int next) {
    if (reference == null) {
      return next;
    }
    int column = 0;
    for (int i = 0; i < reference.length() && column <= MOST_COLUMNS; i++) {
      char c = Character.toUpperCase(reference.charAt(i));
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = column * 26 + (c - 'A' + 1);
    }
    return column == 0 ? next : column - 1;
  }

  private StoaException unreadable(Exception e) {
    return new StoaException(
        CoreError.UNREADABLE_FILE,
        file.getFileName()
            + " cannot be read after row "
            + lastNumber
            + ": it is no valid XLSX sheet ("
            + (e.getMessage() == null ? "it is damaged" : e.getMessage())
            + ")",
        e);
  }
}
