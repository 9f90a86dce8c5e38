package io.stoa.ledger;

/**
 * Where an item of a feed stands. Most destinations that take files never say more than that the
 * file arrived: their items stay {@link #SUBMITTED}. One that reports on files says which items it
 * took ({@link #ACCEPTED}) and which not ({@link #REJECTED}).
 */
public enum EntryState {
  /** To be sent; the batch is stored, the channel has not got it yet. */
  PENDING,
  /** The channel, or the place where it fetches files, has got it and has not judged it yet. */
  SUBMITTED,
  /** The channel took it over; buyers may not see it yet. */
  ACCEPTED,
  /** Buyers see it. */
  LIVE,
  /** The channel refused it; the issues say why. */
  REJECTED,
  /** It was there and has been taken away. */
  DELETED,
  /** Refused so often for the same reason that it is not sent again until it changes. */
  PARKED,
  /** Is selected, but not sent: the issues say which rules it breaks. */
  SKIPPED,
  /** Is selected, but held back for now by plan, such as before and after a launch. */
  WITHHELD,
  /** A variant that goes out inside the item of its product model; that one has the state. */
  INSIDE
}
