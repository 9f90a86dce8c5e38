package io.stoa.mapping;

/** A value table has nothing for a value and says that this is to be reported. */
final class UnmappedValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace: it is thrown for single items and is told to people as it is. */
  UnmappedValue(String message) {
    super(message, null, false, false);
  }
}
