package io.stoa.imports;

/** A file that is not imported at all; the message names the column and the reason. */
final class RefusedFile extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedFile(String message) {
    super(message);
  }
}
