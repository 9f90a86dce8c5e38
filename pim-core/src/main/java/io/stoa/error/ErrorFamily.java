package io.stoa.error;

/** Who has to act on an error. */
public enum ErrorFamily {
  /** The person or program that asked: bad input, a conflict, a missing thing. */
  USER,
  /** A system outside: a channel, a server, a database. */
  EXTERNAL,
  /** The operator: disk, memory, quota. */
  RESOURCES,
  /** Us: a bug. */
  INTERNAL
}
