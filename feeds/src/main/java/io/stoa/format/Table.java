package io.stoa.format;

import io.stoa.requirement.FieldRule;
import io.stoa.requirement.FileRules;
import io.stoa.requirement.Item;
import io.stoa.requirement.RequirementSet;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items as rows of a table. Most have one. An item with variants inside has one for each variant,
 * or more where a list is spread over rows; what is said of the item as a whole then stands on the
 * first, save what the requirement set wants on every row. Reuses its cells: for one thread.
 */
final class Table {
  private enum Stands {
    ON_FIRST_ROW,
    ON_EVERY_ROW,
    WITH_ITS_VARIANT,
    SPREAD
  }

  private final FieldRule[] columns;
  private final Stands[] stands;
  private final String[] header;
  private final String[] cells;
  private final boolean severalRows;
  private final boolean headless;

  Table(Layout layout, String format) {
    RequirementSet set = layout.set();
    FileRules.Table rules = set.files().table();
    columns = layout.columns().toArray(FieldRule[]::new);
    stands = new Stands[columns.length];
    header = new String[columns.length];
    cells = new String[columns.length];
    boolean spaces = rules.spacesInNames().contains(format);
    for (int i = 0; i < columns.length; i++) {
      String name = columns[i].name();
      boolean ofVariant = set.isOfVariant(columns[i]);
      stands[i] =
          ofVariant
              ? Stands.WITH_ITS_VARIANT
              : rules.spread().contains(name)
                  ? Stands.SPREAD
                  : rules.everyRow().contains(name) ? Stands.ON_EVERY_ROW : Stands.ON_FIRST_ROW;
      String own = ofVariant ? name.substring(set.variants().length() + 1) : name;
      header[i] = rules.headers().getOrDefault(name, spaces ? own.replace('_', ' ') : own);
    }
    headless = rules.headless();
    severalRows = !rules.spread().isEmpty() || set.item() == RequirementSet.ItemOf.MODEL;
  }

  /** Whether an item may have more than one row. */
  boolean hasSeveralRows() {
    return severalRows;
  }

  /** Takes one row; the cells are only lent. */
  interface Rows {
    void row(String[] cells) throws IOException;
  }

  /** The names of the columns; none where the channel wants none. */
  List<String> header() {
    return headless ? List.of() : List.of(header);
  }

  void header(Rows rows) throws IOException {
    if (!headless) {
      rows.row(header);
    }
  }

  void write(Item item, Rows rows) throws IOException {
    int count = severalRows ? rowsOf(item) : 1;
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < columns.length; i++) {
        Object value = value(item, i, row);
        cells[i] = value == null ? "" : CellTexts.of(value, columns[i]);
      }
      rows.row(cells);
    }
  }

  private int rowsOf(Item item) {
    int rows = Math.max(1, item.variants().size());
    for (int i = 0; i < columns.length; i++) {
      if (stands[i] == Stands.SPREAD
          && item.values().get(columns[i].name()) instanceof List<?> entries) {
        rows = Math.max(rows, entries.size());
      }
    }
    return rows;
  }

  private @Nullable Object value(Item item, int column, int row) {
    String name = columns[column].name();
    return switch (stands[column]) {
      case ON_EVERY_ROW -> item.values().get(name);
      case ON_FIRST_ROW -> row == 0 ? item.values().get(name) : null;
      case SPREAD -> entry(item.values().get(name), row);
      case WITH_ITS_VARIANT ->
          row < item.variants().size() ? item.variants().get(row).values().get(name) : null;
    };
  }

  private static @Nullable Object entry(@Nullable Object value, int row) {
    if (value instanceof List<?> entries) {
      return row < entries.size() ? entries.get(row) : null;
    }
    return row == 0 ? value : null;
  }
}
