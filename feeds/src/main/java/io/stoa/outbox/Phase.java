package io.stoa.outbox;

/** Where a batch is on its way. */
enum Phase {
  /** Stored; nobody else has it. */
  WAITING,
  /** Its sending has begun, and no answer is stored: the channel may or may not have it. */
  SENDING,
  /** The channel has it and is asked what became of it. */
  ASKING,
  /** The channel has said all about the batch; the listings themselves are looked at. */
  WATCHING,
  /** Its items were refused too often for one reason; a person may release them. */
  PARKED
}
