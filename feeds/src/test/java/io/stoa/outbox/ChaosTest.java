package io.stoa.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemRef;
import io.stoa.connector.Moody;
import io.stoa.connector.Polled;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Stall;
import io.stoa.connector.StallConnector;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.ledger.EntryState;
import io.stoa.requirement.Deletion;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A channel that misbehaves in every way at once while two feeds change their minds; in the end
 * ledgers and channel agree, and no batch was ever carried out twice.
 */
class ChaosTest {
  private static final List<String> FEEDS = List.of("east", "west");
  private static final int ITEMS = 12;
  private static final int RUNS = 8;

  @TempDir Path folder;
  private final Stall stall = new Stall();
  private boolean wild = true;

  /** Quotas, broken connections, lost answers, lost reports, in an order that a seed fixes. */
  private final class Wild extends Moody {
    private final Random random;

    Wild(ItemConnector usual, long seed) {
      super(usual);
      this.random = new Random(seed);
    }

    private boolean chance(int percent) {
      return wild && random.nextInt(100) < percent;
    }

    private void breakdown(int percent) throws DeliveryException {
      if (chance(percent)) {
        throw DeliveryException.passing(
            ConnectorError.DESTINATION_UNREACHABLE, "Connection reset.", null);
      }
      if (chance(percent)) {
        throw new PostponedException(Duration.ofMinutes(3), "429: too many requests.");
      }
    }

    @Override
    public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
      breakdown(15);
      if (chance(5)) {
        throw DeliveryException.lasting(ConnectorError.AUTHENTICATION_FAILED, "Who are you?", null);
      }
      Submission submission = super.submit(target, batch);
      breakdownOnTheWayBack();
      return submission;
    }

    /** Only what nobody knows: that nothing was sent would be a lie now. */
    private void breakdownOnTheWayBack() throws DeliveryException {
      if (chance(20)) {
        throw DeliveryException.passing(
            ConnectorError.DESTINATION_UNREACHABLE, "The answer never came.", null);
      }
    }

    @Override
    public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
      return submit(target, batch);
    }

    @Override
    public Polled poll(Target target, Ticket ticket, List<ItemRef> items) throws DeliveryException {
      breakdown(10);
      stall.settle();
      if (chance(5)) {
        throw DeliveryException.lasting(ConnectorError.REPORT_LOST, "Never heard of it.", null);
      }
      return chance(20)
          ? new Polled.Pending(Duration.ofMinutes(2))
          : super.poll(target, ticket, items);
    }

    @Override
    public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
      breakdown(10);
      return super.readBack(target, items);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 5, 8})
  void inTheEndLedgersAndChannelAgree(long seed) {
    Random random = new Random(seed);
    HandClock clock = new HandClock();
    Map<String, Map<String, @Nullable String>> wanted = new HashMap<>();
    FEEDS.forEach(feed -> wanted.put(feed, new TreeMap<>()));
    try (SqliteDocumentStore store = SqliteDocumentStore.open(folder.resolve(seed + ".db"))) {
      Shipping shipping = new Shipping(store, clock);
      ItemConnector connector = new Wild(new StallConnector(stall, Deletion.EXPLICIT, 3), seed);
      for (int run = 0; run < RUNS; run++) {
        String feed = FEEDS.get(random.nextInt(2));
        Map<String, @Nullable String> changes = changes(random, feed, run);
        wanted.getOrDefault(feed, Map.of()).putAll(changes);
        shipping.run(connector, feed, "run" + run, changes);
        if (random.nextInt(4) == 0) {
          stall.swallow(feed + "-" + random.nextInt(ITEMS));
        }
        goFor(shipping, connector, clock, random.nextInt(90));
      }
      wild = false;
      stall.unswallow();
      goFor(shipping, connector, clock, 24 * 60);
      FEEDS.forEach(feed -> agree(shipping, feed, wanted.getOrDefault(feed, Map.of())));
      shared(shipping);
    }
  }

  /** Each feed has items of its own; the last ones are wanted by both. */
  private static Map<String, @Nullable String> changes(Random random, String feed, int run) {
    Map<String, @Nullable String> changes = new TreeMap<>();
    for (int i = 0; i < 5; i++) {
      String sku = feed + "-" + random.nextInt(ITEMS);
      int kind = random.nextInt(10);
      changes.put(sku, kind == 0 ? " " : kind == 1 ? null : sku + " of run " + run);
    }
    changes.put("shared-" + random.nextInt(2), "by " + feed + " in run " + run);
    return changes;
  }

  private void goFor(Shipping shipping, ItemConnector connector, HandClock clock, int minutes) {
    Instant end = clock.instant().plus(Duration.ofMinutes(minutes));
    while (clock.instant().isBefore(end)) {
      FEEDS.forEach(feed -> shipping.go(connector, feed));
      clock.pass(Duration.ofMinutes(10));
    }
  }

  private void agree(Shipping shipping, String feed, Map<String, @Nullable String> wanted) {
    wanted.forEach(
        (sku, title) -> {
          if (sku.startsWith("shared")) {
            return;
          }
          EntryState state = shipping.state(feed, sku);
          if (title == null) {
            assertThat(state).as(sku).isEqualTo(EntryState.DELETED);
            assertThat(stall.live()).doesNotContain(sku);
          } else if (title.isBlank()) {
            // Where the report of a refused update was lost, listings show the version before.
            boolean olderSeen = stall.live().contains(sku);
            assertThat(state)
                .as(sku)
                .isIn(EntryState.PARKED, olderSeen ? EntryState.LIVE : EntryState.PARKED);
          } else {
            assertThat(state).as(sku).isEqualTo(EntryState.LIVE);
            assertThat(stall.listing(sku).path("title").asString()).isEqualTo(title);
          }
        });
  }

  /** One feed has it, the other one was told whose it is. */
  private void shared(Shipping shipping) {
    for (String sku : stall.live()) {
      if (sku.startsWith("shared")) {
        String title = stall.listing(sku).path("title").asString();
        String owner = title.contains("east") ? "east" : "west";
        String other = owner.equals("east") ? "west" : "east";
        assertThat(shipping.state(owner, sku)).isEqualTo(EntryState.LIVE);
        assertThat(Set.of(EntryState.SKIPPED, EntryState.REJECTED))
            .as("%s of %s", sku, other)
            .contains(
                shipping
                    .ledgers
                    .find(shipping.ledgers.head(other), "p:" + sku)
                    .map(entry -> entry.state())
                    .orElse(EntryState.SKIPPED));
      }
    }
  }
}
