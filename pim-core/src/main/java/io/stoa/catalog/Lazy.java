package io.stoa.catalog;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something computed at its first use: an import of options replaces pictures that nobody sees. */
final class Lazy<T> {
  private final Supplier<T> supplier;
  private volatile @Nullable T value;

  Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  T get() {
    T known = value;
    if (known == null) {
      synchronized (this) {
        known = value;
        if (known == null) {
          known = supplier.get();
          value = known;
        }
      }
    }
    return known;
  }
}
