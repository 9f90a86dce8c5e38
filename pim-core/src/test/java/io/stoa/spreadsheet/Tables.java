package io.stoa.spreadsheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes whole tables, for tests. */
public final class Tables {
  private Tables() {}

  public static List<SheetRow> read(Path file) throws IOException {
    List<SheetRow> rows = new ArrayList<>();
    try (RowReader reader = Spreadsheets.open(file)) {
      for (Optional<SheetRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  public static void write(Path file, SheetFormat format, List<List<String>> rows)
      throws IOException {
    try (RowWriter writer = Spreadsheets.create(file, format, "products", true)) {
      for (List<String> row : rows) {
        writer.write(row);
      }
    }
  }
}
