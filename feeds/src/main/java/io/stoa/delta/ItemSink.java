package io.stoa.delta;

import io.stoa.connector.ItemAction;
import io.stoa.ledger.LedgerEntry;
import java.io.Closeable;
import java.io.IOException;

/**
 * Takes, during the walk of a run and in the order of their keys, the items that the destination
 * has to be told of. What it takes counts once the ledger's head has been exchanged for one of this
 * run; until then the run may still be stopped, and then nothing of it counts. Of an item that an
 * earlier run left pending, only what the newest run took counts: the one that the entry in the
 * ledger names. For one run and one thread.
 */
public interface ItemSink extends Closeable {
  /**
   * An item to be sent.
   *
   * @param action {@code CREATE} or {@code UPDATE}
   * @param entry as it will stand in the ledger: pending, of this run
   */
  void send(ItemAction action, LedgerEntry entry, News.Ready content) throws IOException;

  /**
   * An item to be taken away.
   *
   * @param entry as it will stand in the ledger: pending, of this run
   */
  void delete(LedgerEntry entry) throws IOException;

  /**
   * Whether it wants again what an earlier run took and nobody knows to have arrived. One that
   * keeps what it took until it is sent does not.
   */
  boolean wantsPendingAgain();

  /** No more comes; makes what was taken safe. */
  @Override
  void close() throws IOException;
}
