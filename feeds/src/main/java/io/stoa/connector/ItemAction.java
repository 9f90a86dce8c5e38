package io.stoa.connector;

/** What is wanted of the channel for one item. */
public enum ItemAction {
  /** It is not there yet, as far as the ledger knows; a connector that can upserts. */
  CREATE,
  /** It is there and is replaced by the payload. */
  UPDATE,
  /** It is taken away; there is no payload. */
  DELETE
}
