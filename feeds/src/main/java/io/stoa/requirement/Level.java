package io.stoa.requirement;

/** How much a channel wants a field. */
public enum Level {
  /** Without it the item is skipped. */
  MANDATORY,
  /** Without it the item goes out with a warning. */
  RECOMMENDED,
  OPTIONAL
}
