package io.stoa.requirement;

/** How a destination learns that an item is no longer offered. */
public enum Deletion {
  /** It has to be told: an item that is merely not sent any more stays as it is. */
  EXPLICIT,
  /** What is missing from the newest whole file is taken away. */
  ABSENCE,
  /** It cannot be told: what it has once got stays until somebody removes it there. */
  NEVER
}
