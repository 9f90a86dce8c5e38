package io.stoa.product;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Wanted changes of the values of one product or product model; what they do not name stays.
 * Immutable.
 *
 * @param set values to lay over those before, by keys in whichever case
 * @param columns keys whose values are cleared unless they are set or kept
 * @param kept those of the columns that leave what is there
 */
public record ValueChanges(Values set, ValueColumns columns, Set<ValueKey> kept) {
  public static final ValueChanges NONE =
      new ValueChanges(Values.NONE, ValueColumns.NONE, Set.of());

  public ValueChanges {
    kept = Set.copyOf(kept);
  }

  /** One by one: an empty value clears. */
  public static ValueChanges of(Map<ValueKey, Optional<Value>> changes) {
    if (changes.isEmpty()) {
      return NONE;
    }
    Map<ValueKey, Value> set = new HashMap<>();
    List<ValueKey> cleared = new ArrayList<>();
    changes.forEach(
        (key, change) ->
            change.ifPresentOrElse(value -> set.put(key, value), () -> cleared.add(key)));
    return new ValueChanges(
        Values.of(set), cleared.isEmpty() ? ValueColumns.NONE : ValueColumns.of(cleared), Set.of());
  }

  /** These and more of their columns; an empty value clears. */
  public ValueChanges with(Map<ValueKey, Optional<Value>> more) {
    return more.isEmpty() ? this : new ValueChanges(set.with(more), columns, kept);
  }

  boolean isEmpty() {
    return set.isEmpty() && columns.isEmpty();
  }
}
