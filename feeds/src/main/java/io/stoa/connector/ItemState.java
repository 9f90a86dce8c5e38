package io.stoa.connector;

/** What a channel says of one item. */
public enum ItemState {
  /** Taken over; buyers may not see it yet. */
  ACCEPTED,
  /** Buyers see it. */
  LIVE,
  /** Refused; the issues say why. What was there before may still be. */
  REJECTED,
  /** Taken away, as was wanted. */
  DELETED,
  /** The channel does not have it: for what was wanted there, it was dropped without a word. */
  MISSING,
  /** Not taken for a reason that passes, such as a quota per item: a later run sends it again. */
  POSTPONED
}
