package io.stoa.outbox;

import io.stoa.connector.Stall;
import io.stoa.connector.StallConnector;
import io.stoa.ledger.EntryState;
import io.stoa.requirement.Deletion;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One feed to a channel of our own over HTTP, with a clock that is moved by hand. */
@SuppressWarnings("NullAway.Init")
abstract class SendingFixture {
  static final String FEED = "stall";

  @TempDir Path folder;
  SqliteDocumentStore store;
  final HandClock clock = new HandClock();
  final Stall stall = new Stall();
  final StallConnector connector = new StallConnector(stall, Deletion.EXPLICIT, 2);
  Shipping shipping;

  @BeforeEach
  void open() {
    store = SqliteDocumentStore.open(folder.resolve("s.db"));
    shipping = new Shipping(store, clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  Progress go() {
    return shipping.go(connector, FEED);
  }

  /** Lets time pass until the feed is due, and goes on. */
  Progress goWhenDue() {
    Instant due = shipping.items.progress(FEED).map(Progress::due).orElseThrow();
    if (due.isAfter(clock.instant())) {
      clock.pass(Duration.between(clock.instant(), due));
    }
    return go();
  }

  void wants(String run, String... skusAndTitles) {
    Map<String, @Nullable String> wanted = new LinkedHashMap<>();
    for (int i = 0; i < skusAndTitles.length; i += 2) {
      String title = skusAndTitles[i + 1];
      wanted.put(skusAndTitles[i], title.equals("-") ? null : title);
    }
    shipping.run(connector, FEED, run, wanted);
  }

  Map<String, EntryState> states() {
    Map<String, EntryState> states = new TreeMap<>();
    shipping
        .ledgers
        .head(FEED)
        .states()
        .forEach((state, count) -> states.put(state.name() + "=" + count, state));
    return states;
  }
}
