package io.stoa.table;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.spreadsheet.RowReader;
import io.stoa.spreadsheet.RowWriter;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.SheetRow;
import io.stoa.spreadsheet.Spreadsheets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A value table as people edit it in a spreadsheet program: {@code value} is ours, {@code
 * channel_value} the channel's; a label beside them is for reading only. A row with an empty
 * channel value takes an entry away; what has no row stays as it is.
 */
public final class ValueTableSheet {
  private static final String VALUE = "value";
  private static final String CHANNEL_VALUE = "channel_value";
  private static final int MOST_ROWS = 20_000;

  private ValueTableSheet() {}

  /**
   * The table with what a file says of it.
   *
   * @param violations rows that were left out, each named {@code row 12, value}
   */
  public record Result(ValueTable table, long changed, List<Violation> violations) {
    public Result {
      violations = List.copyOf(violations);
    }
  }

  /**
   * Writes a row for each entry and for each further value that has none yet.
   *
   * @param labels of our values, in the order of the rows; also of those that are not mapped
   * @param out is closed
   */
  public static void write(
      ValueTable table, Map<String, String> labels, SheetFormat format, OutputStream out)
      throws IOException {
    try (RowWriter rows = Spreadsheets.create(out, format, "values", true)) {
      rows.write(List.of(VALUE, "label", CHANNEL_VALUE));
      Map<String, String> left = new TreeMap<>(table.values());
      for (Map.Entry<String, String> label : labels.entrySet()) {
        String value = left.remove(label.getKey());
        rows.write(List.of(label.getKey(), label.getValue(), value == null ? "" : value));
      }
      for (Map.Entry<String, String> entry : left.entrySet()) {
        rows.write(List.of(entry.getKey(), "", entry.getValue()));
      }
    }
  }

  /**
   * Reads a file over the table; nothing is stored.
   *
   * @throws StoaException {@code UNREADABLE_FILE}, {@code INVALID} when a column is missing
   */
  public static Result read(Path file, ValueTable table) {
    Map<String, String> values = new TreeMap<>(table.values());
    List<Violation> violations = new ArrayList<>();
    long changed = 0;
    try (RowReader rows = Spreadsheets.open(file)) {
      List<String> names = names(rows.next());
      int value = names.indexOf(VALUE);
      int channelValue = names.indexOf(CHANNEL_VALUE);
      if (value < 0 || channelValue < 0) {
        throw StoaException.invalid(
            List.of(
                Violation.of(
                    "file",
                    "columns",
                    "The first row needs the columns " + VALUE + " and " + CHANNEL_VALUE + ".")));
      }
      for (Optional<SheetRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        String ours = row.get().cell(value).strip();
        String theirs = row.get().cell(channelValue).strip();
        if (row.get().number() > MOST_ROWS + 1) {
          throw new StoaException(
              CoreError.UNREADABLE_FILE, "The table has more than " + MOST_ROWS + " rows.");
        } else if (ours.isEmpty()) {
          violations.add(
              Violation.of(
                  "row " + row.get().number() + ", " + VALUE, "required", "A value is missing."));
        } else if (theirs.isEmpty()) {
          changed += values.remove(ours) == null ? 0 : 1;
        } else {
          changed += theirs.equals(values.put(ours, theirs)) ? 0 : 1;
        }
      }
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "The table cannot be read.", e);
    }
    return new Result(table.with(values), changed, violations);
  }

  private static List<String> names(Optional<SheetRow> header) {
    return header
        .map(h -> h.cells().stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList())
        .orElse(List.of());
  }
}
