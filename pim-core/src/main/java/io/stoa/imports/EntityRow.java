package io.stoa.imports;

import io.stoa.catalog.Labels;
import io.stoa.error.Violation;
import io.stoa.spreadsheet.SheetRow;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row of a structure file, read column by column. A column that the file does not have leaves
 * what was there before; an empty cell clears it. What cannot be understood is collected.
 */
final class EntityRow {
  private static final String LABEL = "label-";

  private final ImportTable table;
  private final SheetRow row;
  private final List<Violation> violations = new ArrayList<>();
  private final List<Violation> warnings = new ArrayList<>();

  EntityRow(ImportTable table, SheetRow row) {
    this.table = table;
    this.row = row;
    table.tooWide(row).ifPresent(violations::add);
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** What was taken otherwise than it was written. */
  List<Violation> warnings() {
    return List.copyOf(warnings);
  }

  void warn(String column, String rule, String message, String value) {
    warnings.add(new Violation(column, rule, message, value));
  }

  /** The cell, null where the file has no such column. */
  @Nullable String cell(String column) {
    Optional<Integer> at = table.column(column);
    return at.isEmpty() ? null : row.cell(at.get()).strip();
  }

  /** The cell, empty where there is no such column; an empty one is a violation. */
  String required(String column) {
    String cell = cell(column);
    if (cell == null || cell.isEmpty()) {
      violations.add(Violation.of(column, "required", "Must not be empty."));
      return "";
    }
    return cell;
  }

  /** The text; null for an empty cell. */
  @Nullable String text(String column, @Nullable String before) {
    String cell = cell(column);
    if (cell == null) {
      return before;
    }
    return cell.isEmpty() ? null : cell;
  }

  boolean flag(String column, boolean before, boolean whenEmpty) {
    String cell = cell(column);
    if (cell == null) {
      return before;
    }
    Boolean flag = cell.isEmpty() ? whenEmpty : parsed(column, cell, CellValues::flag);
    return flag == null ? whenEmpty : flag;
  }

  int integer(String column, int before) {
    String cell = cell(column);
    if (cell == null) {
      return before;
    }
    Integer number =
        cell.isEmpty() ? null : parsed(column, cell, c -> CellValues.number(c).intValueExact());
    return number == null ? 0 : number;
  }

  @Nullable BigDecimal number(String column, @Nullable BigDecimal before) {
    String cell = cell(column);
    if (cell == null) {
      return before;
    }
    return cell.isEmpty() ? null : parsed(column, cell, CellValues::number);
  }

  @Nullable LocalDate date(String column, @Nullable LocalDate before) {
    String cell = cell(column);
    if (cell == null) {
      return before;
    }
    return cell.isEmpty() ? null : parsed(column, cell, CellValues::date);
  }

  /** Codes with commas between. */
  Set<String> codes(String column, Collection<String> before) {
    String cell = cell(column);
    return new LinkedHashSet<>(cell == null ? before : CellValues.codes(cell));
  }

  /** All {@code label-<locale>} columns laid over the labels before. */
  Labels labels(Labels before) {
    return before.with(ending(LABEL));
  }

  /** Cells of all columns that begin with the text, by what follows it. */
  Map<String, String> ending(String prefix) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < table.header().size(); i++) {
      String column = table.header().get(i);
      if (column.regionMatches(true, 0, prefix, 0, prefix.length())
          && column.length() > prefix.length()) {
        cells.put(column.substring(prefix.length()), row.cell(i).strip());
      }
    }
    return cells;
  }

  /** Cells of all columns that none of the given names (in lower case) or label is. */
  Map<String, String> others(Set<String> known) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < table.header().size(); i++) {
      String column = table.header().get(i);
      String lower = column.toLowerCase(java.util.Locale.ROOT);
      if (!column.isEmpty() && !known.contains(lower) && !lower.startsWith(LABEL)) {
        cells.put(column, row.cell(i));
      }
    }
    return cells;
  }

  void violation(String column, String rule, String message, String value) {
    violations.add(new Violation(column, rule, message, value));
  }

  /** Null, and a violation, when the parser throws. */
  private <T> @Nullable T parsed(String column, String cell, Function<String, T> parser) {
    try {
      return parser.apply(cell);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      violation(column, "syntax", CellValues.reason(e), cell);
      return null;
    }
  }
}
