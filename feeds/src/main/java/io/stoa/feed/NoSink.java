package io.stoa.feed;

import io.stoa.connector.ItemAction;
import io.stoa.delta.ItemSink;
import io.stoa.delta.News;
import io.stoa.ledger.LedgerEntry;

/** Of a dry run: takes everything and keeps nothing. */
final class NoSink implements ItemSink {
  @Override
  public void send(ItemAction action, LedgerEntry entry, News.Ready content) {
    // Nothing is sent.
  }

  @Override
  public void delete(LedgerEntry entry) {
    // Nothing is sent.
  }

  @Override
  public boolean wantsPendingAgain() {
    return false;
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
