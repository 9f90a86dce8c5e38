package io.stoa.imports;

import io.stoa.error.Violation;
import io.stoa.spreadsheet.RowReader;
import io.stoa.spreadsheet.SheetRow;
import io.stoa.spreadsheet.Spreadsheets;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A file to import: its header and, one after the other, its rows. */
final class ImportTable implements Closeable {
  /** The columns that a file of rejected rows has at its end. */
  static final List<String> REPORT_COLUMNS = List.of("row", "field", "reason");

  private final String fileName;
  private final RowReader reader;
  private final List<String> header;
  private final int width;
  private final Map<String, Integer> index = new HashMap<>();

  private ImportTable(String fileName, RowReader reader, List<String> fullHeader) {
    this.fileName = fileName;
    this.reader = reader;
    this.width = fullHeader.size();
    this.header = withoutReport(fullHeader);
    for (int i = header.size() - 1; i >= 0; i--) {
      index.put(header.get(i).toLowerCase(Locale.ROOT), i);
    }
  }

  /**
   * Opens the file and reads its header.
   *
   * @param fileName as messages call it
   */
  static ImportTable open(Path file, String fileName) throws IOException, RefusedFile {
    RowReader reader = Spreadsheets.open(file);
    try {
      SheetRow first =
          reader.next().orElseThrow(() -> new RefusedFile(fileName + " is empty: no header."));
      List<String> header = first.cells().stream().map(String::strip).toList();
      return new ImportTable(fileName, reader, withoutEmptyEnd(header));
    } catch (IOException | RefusedFile | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static List<String> withoutEmptyEnd(List<String> header) {
    int end = header.size();
    while (end > 0 && header.get(end - 1).isEmpty()) {
      end--;
    }
    return header.subList(0, end);
  }

  private static List<String> withoutReport(List<String> header) {
    int end = header.size() - REPORT_COLUMNS.size();
    return end > 0 && header.subList(end, header.size()).equals(REPORT_COLUMNS)
        ? header.subList(0, end)
        : header;
  }

  String fileName() {
    return fileName;
  }

  /** Column names without those of a report. */
  List<String> header() {
    return header;
  }

  /** Position of the column by name in any case. */
  Optional<Integer> column(String name) {
    return Optional.ofNullable(index.get(name.toLowerCase(Locale.ROOT)));
  }

  boolean has(String name) {
    return index.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** What is wrong with a row that has more cells than the header; empty when nothing is. */
  Optional<Violation> tooWide(SheetRow row) {
    int beyond = row.filled();
    while (beyond > 0 && row.filledColumn(beyond - 1) >= width) {
      beyond--;
    }
    if (beyond == row.filled()) {
      return Optional.empty();
    }
    return Optional.of(
        new Violation(
            "row",
            "width",
            "Has " + row.width() + " cells, the header only " + width + ".",
            row.filledText(beyond)));
  }

  Optional<SheetRow> next() throws IOException {
    return reader.next();
  }

  /** How many rows follow the header, -1 when not known. */
  long rows() {
    return reader.rows() < 0 ? -1 : Math.max(0, reader.rows() - 1);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
