package io.stoa.product;

import org.jspecify.annotations.Nullable;

/** What an edit says of one field: leave it, set it, or take it away. */
public sealed interface Change<T> {
  /** What is there after the change. */
  @Nullable T appliedTo(@Nullable T before);

  /** Leave it as it is. */
  static <T> Change<T> keep() {
    return new Keep<>();
  }

  /** Set it to the value. */
  static <T> Change<T> to(T value) {
    return new To<>(value);
  }

  /** Take it away. */
  static <T> Change<T> clear() {
    return new Clear<>();
  }

  record Keep<T>() implements Change<T> {
    @Override
    public @Nullable T appliedTo(@Nullable T before) {
      return before;
    }
  }

  record To<T>(T value) implements Change<T> {
    @Override
    public T appliedTo(@Nullable T before) {
      return value;
    }
  }

  record Clear<T>() implements Change<T> {
    @Override
    public @Nullable T appliedTo(@Nullable T before) {
      return null;
    }
  }
}
