package io.stoa.search.terms;

import org.jspecify.annotations.Nullable;

/** A term that is found exactly or by range: a name, and for what has an order a value after it. */
public final class Keyword {
  private final String name;
  private final byte @Nullable [] value;

  Keyword(String name, byte @Nullable [] value) {
    this.name = name;
    this.value = value;
  }

  static Keyword of(String name) {
    return new Keyword(name, null);
  }

  /** Its parts are separated by the zero character, which folded texts do not have. */
  public String name() {
    return name;
  }

  /**
   * Bytes whose unsigned order is the order of the values, see {@link SortableBytes}; null when the
   * name is all. Not to be changed.
   */
  public byte @Nullable [] value() {
    return value;
  }

  @Override
  public String toString() {
    return name;
  }
}
