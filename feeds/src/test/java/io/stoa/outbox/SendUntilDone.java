package io.stoa.outbox;

import io.stoa.connector.StallClient;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A process of its own that sends what a store holds; made to be killed. */
final class SendUntilDone {
  private SendUntilDone() {}

  /**
   * Arguments: the database, the address of the stall, the feed. Goes on for half an hour's work.
   */
  public static void main(String[] args) {
    HandClock clock = new HandClock();
    try (SqliteDocumentStore store = SqliteDocumentStore.open(Path.of(args[0]))) {
      Shipping shipping = new Shipping(store, clock);
      StallClient connector = new StallClient(URI.create(args[1]));
      Instant due = clock.instant();
      Instant end = due.plus(Duration.ofMinutes(30));
      while (due != null && due.isBefore(end)) {
        if (due.isAfter(clock.instant())) {
          clock.pass(Duration.between(clock.instant(), due));
        }
        due = shipping.go(connector, args[2]).due();
      }
    }
  }
}
