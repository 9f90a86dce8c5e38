package io.stoa.outbox;

import io.stoa.connector.ItemAction;
import io.stoa.delta.ItemSink;
import io.stoa.delta.News;
import io.stoa.ledger.LedgerEntry;
import io.stoa.outbox.OutboxWriter.Wanted;

/** Puts what a run finds different into the outbox. For one run and one thread. */
final class OutboxSink implements ItemSink {
  private final OutboxWriter writer;

  OutboxSink(OutboxWriter writer) {
    this.writer = writer;
  }

  @Override
  public void send(ItemAction action, LedgerEntry entry, News.Ready content) {
    for (int i = 0; i < content.items().size(); i++) {
      writer.add(
          new Wanted(
              entry.key(),
              content.items().get(i).sku(),
              action,
              Payloads.read(content.rendered().get(i)),
              entry.hash(),
              entry.channelId()));
    }
  }

  @Override
  public void delete(LedgerEntry entry) {
    writer.add(
        new Wanted(
            entry.key(), entry.sku(), ItemAction.DELETE, null, entry.hash(), entry.channelId()));
  }

  /** The outbox keeps what it took. */
  @Override
  public boolean wantsPendingAgain() {
    return false;
  }

  @Override
  public void close() {
    writer.close();
  }
}
