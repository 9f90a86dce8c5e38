package io.stoa.requirement;

import dev.cel.common.values.NullValue;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An item's values as conditions see them: every field of the set is there, absent ones null. */
final class ConditionView extends AbstractMap<String, Object> {
  private final Set<String> fields;
  private final Map<String, Object> values;
  private final boolean variant;
  private final long now;

  ConditionView(Set<String> fields, Map<String, Object> values, boolean variant, long now) {
    this.fields = fields;
    this.values = values;
    this.variant = variant;
    this.now = now;
  }

  /** The time of the check in seconds since 1970. */
  long now() {
    return now;
  }

  /** Whether the item was made from a variant. */
  boolean variant() {
    return variant;
  }

  /** Whether the item has a value of the field. */
  boolean has(String field) {
    return values.containsKey(field);
  }

  /** The field's value, null when the item has none. */
  @Nullable Object value(String field) {
    return values.get(field);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return fields.contains(key);
  }

  @Override
  public Object get(@Nullable Object key) {
    Object value = values.get(key);
    return value == null ? NullValue.NULL_VALUE : value;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return values.entrySet();
  }
}
