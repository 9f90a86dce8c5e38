package io.stoa.product;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of all values that the rows of a table may set. A row of a wide table sets a few dozen
 * and clears thousands that the product never had: that costs nothing where the columns are known
 * once for all rows. Immutable and thread-safe.
 */
public final class ValueColumns {
  static final ValueColumns NONE = new ValueColumns(List.of());

  private final ValueKey[] inKeyOrder;

  /** For each column its place in key order. */
  private final int[] places;

  private volatile @Nullable Checked checked;

  private ValueColumns(List<ValueKey> keys) {
    TreeMap<ValueKey, Integer> columns = new TreeMap<>();
    for (int i = 0; i < keys.size(); i++) {
      if (columns.put(keys.get(i), i) != null) {
        throw new IllegalArgumentException("Two columns of one key: " + keys.get(i));
      }
    }
    this.inKeyOrder = columns.keySet().toArray(ValueKey[]::new);
    this.places = new int[keys.size()];
    int place = 0;
    for (int column : columns.values()) {
      places[column] = place++;
    }
  }

  /**
   * @param keys each once; their positions are the numbers of the columns
   */
  public static ValueColumns of(List<ValueKey> keys) {
    return new ValueColumns(keys);
  }

  /** A row that sets nothing yet. */
  public Row row() {
    return new Row();
  }

  boolean isEmpty() {
    return places.length == 0;
  }

  /** What the keys mean under the rules; remembered for the latest rules asked for. */
  Checked under(ValueValidation validation) {
    Checked known = checked;
    if (known == null || known.validation != validation) {
      known = new Checked(validation, inKeyOrder);
      checked = known;
    }
    return known;
  }

  /** The columns against one catalogue. */
  static final class Checked {
    private final ValueValidation validation;
    private final Set<ValueKey> clearable = new HashSet<>();
    private final List<ValueKey> others = new ArrayList<>();

    private Checked(ValueValidation validation, ValueKey[] keys) {
      this.validation = validation;
      for (ValueKey given : keys) {
        ValueValidation.CheckedKey key = validation.key(given);
        if (key.attribute() == null || ValueValidation.isIdentifier(key.attribute())) {
          others.add(given);
        } else {
          clearable.add(key.key());
        }
      }
    }

    /** Keys, in the case of the definitions, whose values may be cleared. */
    Set<ValueKey> clearable() {
      return clearable;
    }

    /** Keys as given that name no value of the catalogue, or the identifier. */
    List<ValueKey> others() {
      return others;
    }
  }

  /** Takes the values of one row, in whatever order. Used by one thread. */
  public final class Row {
    private static final int PLACE = Integer.SIZE;

    /** A column's place above, where its value is below. */
    private long[] filled = new long[32];

    private Value[] values = new Value[32];
    private int size;
    private final Set<ValueKey> kept = new HashSet<>();

    private Row() {}

    /** At most one value for each column. */
    public void set(int column, Value value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
        filled = Arrays.copyOf(filled, 2 * size);
      }
      values[size] = value;
      filled[size] = ((long) places[column] << PLACE) | size;
      size++;
    }

    /** The column leaves what is there. */
    public void keep(int column) {
      kept.add(inKeyOrder[places[column]]);
    }

    /** The row: what was neither set nor kept is cleared. */
    public ValueChanges changes() {
      Arrays.sort(filled, 0, size);
      Values.Builder set = new Values.Builder(size);
      for (int i = 0; i < size; i++) {
        set.add(inKeyOrder[(int) (filled[i] >>> PLACE)], values[(int) filled[i]]);
      }
      return new ValueChanges(set.build(), ValueColumns.this, kept);
    }
  }
}
