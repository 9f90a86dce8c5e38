package io.stoa.product;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The values of one product or product model, by key in key order. Immutable. Two sorted arrays: a
 * catalogue holds tens of millions of values, and reading, merging and comparing them is most of
 * what we do.
 */
public final class Values {
  public static final Values NONE = new Values(new ValueKey[0], new Value[0]);

  private final ValueKey[] keys;
  private final Value[] values;

  private Values(ValueKey[] keys, Value[] values) {
    this.keys = keys;
    this.values = values;
  }

  public static Values of(Map<ValueKey, Value> byKey) {
    if (byKey.isEmpty()) {
      return NONE;
    }
    Builder builder = new Builder(byKey.size());
    new TreeMap<>(byKey).forEach(builder::add);
    return builder.build();
  }

  public Optional<Value> get(ValueKey key) {
    return Optional.ofNullable(find(key));
  }

  public @Nullable Value find(ValueKey key) {
    int at = Arrays.binarySearch(keys, key);
    return at < 0 ? null : values[at];
  }

  /** A view in key order. */
  public Map<ValueKey, Value> asMap() {
    return new View();
  }

  public void forEach(BiConsumer<? super ValueKey, ? super Value> action) {
    for (int i = 0; i < keys.length; i++) {
      action.accept(keys[i], values[i]);
    }
  }

  public int size() {
    return keys.length;
  }

  public boolean isEmpty() {
    return keys.length == 0;
  }

  /** These values with the changes laid over them; an empty change clears the value. */
  public Values with(Map<ValueKey, Optional<Value>> changes) {
    if (changes.isEmpty()) {
      return this;
    }
    Builder merged = new Builder(keys.length + changes.size());
    int own = 0;
    for (Map.Entry<ValueKey, Optional<Value>> change : new TreeMap<>(changes).entrySet()) {
      ValueKey key = change.getKey();
      while (own < keys.length && keys[own].compareTo(key) < 0) {
        merged.add(keys[own], values[own++]);
      }
      if (own < keys.length && keys[own].equals(key)) {
        own++;
      }
      change.getValue().ifPresent(value -> merged.add(key, value));
    }
    while (own < keys.length) {
      merged.add(keys[own], values[own++]);
    }
    return merged.build();
  }

  /**
   * These values with the changes laid over them.
   *
   * @param cleared which values to leave out; asked only for those without a change
   * @return this itself when nothing changes
   */
  Values with(Values changes, Predicate<ValueKey> cleared) {
    if (isEmpty()) {
      return changes;
    }
    Builder merged = new Builder(keys.length + changes.keys.length);
    boolean same = true;
    int own = 0;
    int other = 0;
    while (own < keys.length || other < changes.keys.length) {
      int order =
          own == keys.length
              ? 1
              : other == changes.keys.length ? -1 : keys[own].compareTo(changes.keys[other]);
      if (order > 0) {
        merged.add(changes.keys[other], changes.values[other++]);
        same = false;
      } else if (order == 0) {
        same &= values[own++].equals(changes.values[other]);
        merged.add(changes.keys[other], changes.values[other++]);
      } else if (cleared.test(keys[own])) {
        own++;
        same = false;
      } else {
        merged.add(keys[own], values[own++]);
      }
    }
    return same ? this : merged.build();
  }

  /** Told of what differs. */
  @FunctionalInterface
  interface Difference {
    void at(ValueKey key, @Nullable Value before);
  }

  /** Tells of each key under which the other values differ, in key order. */
  void compare(Values after, Difference told) {
    int own = 0;
    int other = 0;
    while (own < keys.length || other < after.keys.length) {
      int order =
          own == keys.length
              ? 1
              : other == after.keys.length ? -1 : keys[own].compareTo(after.keys[other]);
      if (order > 0) {
        told.at(after.keys[other++], null);
      } else {
        if (order < 0 || !values[own].equals(after.values[other++])) {
          told.at(keys[own], values[own]);
        }
        own++;
      }
    }
  }

  /** These values with one more, in the place of what was under its key. */
  Values plus(ValueKey key, Value value) {
    return with(Map.of(key, Optional.of(value)));
  }

  /** These values and, where they have none, those of the parent. */
  public Values over(Values parent) {
    if (parent.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return parent;
    }
    Builder merged = new Builder(keys.length + parent.keys.length);
    int own = 0;
    int above = 0;
    while (own < keys.length && above < parent.keys.length) {
      int order = keys[own].compareTo(parent.keys[above]);
      if (order > 0) {
        merged.add(parent.keys[above], parent.values[above++]);
      } else {
        merged.add(keys[own], values[own++]);
        above += order == 0 ? 1 : 0;
      }
    }
    while (own < keys.length) {
      merged.add(keys[own], values[own++]);
    }
    while (above < parent.keys.length) {
      merged.add(parent.keys[above], parent.values[above++]);
    }
    return merged.build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof Values that
            && Arrays.equals(keys, that.keys)
            && Arrays.equals(values, that.values));
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(keys) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return asMap().toString();
  }

  /** Takes values best in key order; others are sorted in, the last of a key counts. */
  static final class Builder {
    private ValueKey[] keys;
    private Value[] values;
    private int size;
    private boolean sorted = true;

    Builder(int expected) {
      keys = new ValueKey[expected];
      values = new Value[expected];
    }

    void add(ValueKey key, Value value) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, Math.max(8, size * 2));
        values = Arrays.copyOf(values, keys.length);
      }
      sorted &= size == 0 || keys[size - 1].compareTo(key) < 0;
      keys[size] = key;
      values[size++] = value;
    }

    Values build() {
      if (size == 0) {
        return NONE;
      }
      if (!sorted) {
        TreeMap<ValueKey, Value> inOrder = new TreeMap<>();
        for (int i = 0; i < size; i++) {
          inOrder.put(keys[i], values[i]);
        }
        return of(inOrder);
      }
      return size == keys.length
          ? new Values(keys, values)
          : new Values(Arrays.copyOf(keys, size), Arrays.copyOf(values, size));
    }
  }

  private final class View extends AbstractMap<ValueKey, Value> {
    @Override
    public @Nullable Value get(Object key) {
      return key instanceof ValueKey valueKey ? find(valueKey) : null;
    }

    @Override
    public boolean containsKey(Object key) {
      return get(key) != null;
    }

    @Override
    public Set<Entry<ValueKey, Value>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public int size() {
          return keys.length;
        }

        @Override
        public Iterator<Entry<ValueKey, Value>> iterator() {
          return new Entries();
        }
      };
    }
  }

  private final class Entries implements Iterator<Map.Entry<ValueKey, Value>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < keys.length;
    }

    @Override
    public Map.Entry<ValueKey, Value> next() {
      if (next == keys.length) {
        throw new NoSuchElementException();
      }
      return Map.entry(keys[next], values[next++]);
    }
  }
}
