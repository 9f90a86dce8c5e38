package io.stoa.product;

/** Something stored, and the trace that its document keeps. */
record Tracked<T>(Versioned<T> thing, Trace trace) {
  T value() {
    return thing.value();
  }

  long version() {
    return thing.version();
  }
}
