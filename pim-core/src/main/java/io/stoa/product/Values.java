package io.stoa.product;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The values of one product or product model, by key in key order. Immutable. */
public final class Values {
  public static final Values NONE = new Values(new TreeMap<>());

  private final SortedMap<ValueKey, Value> byKey;

  private Values(SortedMap<ValueKey, Value> byKey) {
    this.byKey = byKey;
  }

  public static Values of(Map<ValueKey, Value> byKey) {
    return byKey.isEmpty() ? NONE : new Values(new TreeMap<>(byKey));
  }

  public Optional<Value> get(ValueKey key) {
    return Optional.ofNullable(byKey.get(key));
  }

  public @Nullable Value find(ValueKey key) {
    return byKey.get(key);
  }

  public Map<ValueKey, Value> asMap() {
    return Collections.unmodifiableMap(byKey);
  }

  public void forEach(BiConsumer<? super ValueKey, ? super Value> action) {
    byKey.forEach(action);
  }

  public int size() {
    return byKey.size();
  }

  public boolean isEmpty() {
    return byKey.isEmpty();
  }

  /** These values with the changes laid over them; an empty change clears the value. */
  public Values with(Map<ValueKey, Optional<Value>> changes) {
    TreeMap<ValueKey, Value> merged = new TreeMap<>(byKey);
    changes.forEach(
        (key, change) ->
            change.ifPresentOrElse(value -> merged.put(key, value), () -> merged.remove(key)));
    return new Values(merged);
  }

  /** These values and, where they have none, those of the parent. */
  public Values over(Values parent) {
    if (parent.isEmpty()) {
      return this;
    }
    TreeMap<ValueKey, Value> merged = new TreeMap<>(parent.byKey);
    merged.putAll(byKey);
    return new Values(merged);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Values that && byKey.equals(that.byKey);
  }

  @Override
  public int hashCode() {
    return byKey.hashCode();
  }

  @Override
  public String toString() {
    return byKey.toString();
  }
}
