package io.stoa.imports;

import io.stoa.spreadsheet.SheetRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Finds by the filled cells of a row the few fields of a wide table of which it has something to
 * say. Immutable.
 */
final class FieldsByColumn {
  private static final int NONE = -1;

  /** For each column the number of the field whose value, or a part of it, stands there. */
  private final int[] fields;

  /** Prices of some active currencies only: an empty cell of theirs does not clear the value. */
  private final BitSet partialPrices = new BitSet();

  /**
   * @param all their positions are their numbers
   * @param currencies that make a price whole
   */
  FieldsByColumn(List<ValueField> all, Set<String> currencies) {
    this.fields = new int[1 + all.stream().mapToInt(FieldsByColumn::lastColumn).max().orElse(NONE)];
    Arrays.fill(fields, NONE);
    for (int i = 0; i < all.size(); i++) {
      ValueField field = all.get(i);
      for (int column : columns(field)) {
        fields[column] = i;
      }
      Set<String> said = field.currencies().keySet();
      if (!said.isEmpty() && !said.containsAll(currencies)) {
        partialPrices.set(i);
      }
    }
  }

  /** A unit alone says nothing, so its column is none of them. */
  private static List<Integer> columns(ValueField field) {
    List<Integer> columns = new ArrayList<>(field.currencies().values());
    if (field.column() != null) {
      columns.add(field.column());
    }
    return columns;
  }

  private static int lastColumn(ValueField field) {
    return columns(field).stream().mapToInt(Integer::intValue).max().orElse(NONE);
  }

  /** Numbers of the fields that the row fills, and of those that are never cleared. */
  BitSet of(SheetRow row) {
    BitSet numbers = (BitSet) partialPrices.clone();
    for (int i = 0; i < row.filled(); i++) {
      int column = row.filledColumn(i);
      if (column < fields.length && fields[column] != NONE) {
        numbers.set(fields[column]);
      }
    }
    return numbers;
  }

  /** Whether the field, a price by currency, has a column for every active currency. */
  boolean isWholePrice(int field) {
    return !partialPrices.get(field);
  }
}
