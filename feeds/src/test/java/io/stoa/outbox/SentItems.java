package io.stoa.outbox;

import io.stoa.connector.ItemConnector;
import io.stoa.connector.Target;
import io.stoa.ledger.LedgerEntry;
import io.stoa.store.DocumentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What becomes of the items of a run that go by the outbox to a channel of any kind. */
public final class SentItems {
  private static final int MOST_TURNS = 60;

  private final Shipping shipping;
  private final HandClock clock = new HandClock();
  private final ItemConnector connector;
  private final Target target;
  private int runs;

  public SentItems(DocumentStore store, ItemConnector connector, Target target) {
    this.shipping = new Shipping(store, clock, feed -> target);
    this.connector = connector;
    this.target = target;
  }

  /**
   * Wants the items, and goes on whenever something is due until nothing is.
   *
   * @param wanted payloads by SKU; null is a deletion
   * @param settle lets the channel decide on what it has received
   */
  public void run(Map<String, @Nullable JsonNode> wanted, Runnable settle) {
    shipping.runOf(connector, target.feed(), "run" + ++runs, wanted);
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      Progress progress = shipping.go(connector, target.feed());
      settle.run();
      Instant due = progress.due();
      if (due == null) {
        return;
      }
      if (due.isAfter(clock.instant())) {
        clock.pass(Duration.between(clock.instant(), due));
      }
    }
    throw new AssertionError("Something is due for ever");
  }

  public LedgerEntry entry(String sku) {
    return shipping.entry(target.feed(), sku);
  }
}
