package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.Stall;
import io.stoa.connector.StallClient;
import io.stoa.connector.StallServer;
import io.stoa.ledger.EntryState;
import io.stoa.mapping.Shirt;
import io.stoa.outbox.CarryOutReconciles;
import io.stoa.outbox.ItemFeeds;
import io.stoa.store.ForkedJvm;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process that compares a channel with its ledger is killed with -9 at each of its requests in
 * turn, after the channel has carried it out and before it has answered.
 */
@Timeout(300)
class KilledReconcileTest {
  private static final String FEED = "test";
  private static final String LOST = "S1";
  private static final int PRODUCTS = 7;
  private static final int KILLED = 137;

  /** How many requests a comparison that finds one item missing takes at least. */
  private static final int FEWEST = 4;

  @TempDir Path folder;
  private final AtomicReference<@Nullable Process> node = new AtomicReference<>();
  private final AtomicInteger left = new AtomicInteger();

  @Test
  void theNextProcessEndsItAndNothingIsSentTwice() throws Exception {
    Stall stall = new Stall().atOnce();
    try (StallServer channel = new StallServer(stall, request -> killAtLast())) {
      prepare(channel.address());
      assertThat(work(channel.address(), Integer.MAX_VALUE)).isZero();
      int round = 0;
      int exit;
      do {
        round++;
        stall.remove(LOST);
        want();
        exit = work(channel.address(), round);
        if (exit != 0) {
          assertThat(exit).as("killed, not failed").isEqualTo(KILLED);
          assertThat(work(channel.address(), Integer.MAX_VALUE)).isZero();
        }
        assertSentAgain(stall, round);
      } while (exit != 0);
      assertThat(round).isGreaterThan(FEWEST);
    }
  }

  private void prepare(URI channel) throws IOException {
    try (Node node = new Node(folder, channel)) {
      for (int i = 0; i < PRODUCTS; i++) {
        node.shop.put(Shirt.of("S" + i));
      }
      node.shop.save(
          Workshop.feed("google-merchant", "rss", "items.xml", Map.of())
              .edit()
              .destination(new Feed.Destination("stall-http", Map.of()))
              .schedules(List.of())
              .build());
      node.shop.run();
    }
  }

  private void want() throws IOException {
    try (Node node = new Node(folder, URI.create("http://127.0.0.1:1"))) {
      node.comparing.wanted.add(FEED);
    }
  }

  private void assertSentAgain(Stall stall, int times) throws IOException {
    try (Node node = new Node(folder, URI.create("http://127.0.0.1:1"))) {
      assertThat(node.comparing.reconcile.last(FEED).orElseThrow().trouble()).isNull();
      assertThat(node.comparing.reconcile.last(FEED).orElseThrow().foreign().count()).isZero();
    }
    assertThat(stall.live()).hasSize(PRODUCTS);
    for (String sku : stall.live()) {
      assertThat(stall.timesCarriedOut(sku)).as(sku).isEqualTo(sku.equals(LOST) ? 1 + times : 1);
    }
  }

  /** Works in a process of its own until nothing is left to do; gives its exit code. */
  private int work(URI channel, int lastRequest) throws IOException, InterruptedException {
    left.set(lastRequest);
    Process process = ForkedJvm.start(WorkUntilDone.class, folder.toString(), channel.toString());
    node.set(process);
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private void killAtLast() {
    Process process = node.get();
    if (process != null && left.decrementAndGet() == 0) {
      process.toHandle().destroyForcibly();
      process.onExit().join();
    }
  }

  /** An installation with all that comparing takes. */
  private static final class Node implements AutoCloseable {
    final Workshop shop;
    final Comparing comparing;

    Node(Path folder, URI channel) throws IOException {
      Clock clock = Clock.systemUTC();
      shop =
          new Workshop(
              folder,
              List.of(new StallClient(channel)),
              data -> SqliteDocumentStore.open(data.database()),
              clock);
      comparing = new Comparing(shop, clock);
      shop.running.interruptAbandoned();
    }

    void work() throws InterruptedException {
      CarryOutReconciles asked = comparing.on(shop.running);
      ItemFeeds items = comparing.items(shop.running);
      while (!isDone()) {
        shop.running.takeOver(Runnable::run);
        asked.look();
        items.carryOn(FEED);
        Thread.sleep(20);
      }
    }

    private boolean isDone() {
      return comparing.wanted.find(FEED).isEmpty()
          && shop.ledgers.head(FEED).states().equals(Map.of(EntryState.LIVE, (long) PRODUCTS));
    }

    @Override
    public void close() {
      shop.close();
    }
  }

  /** The process to be killed. */
  static final class WorkUntilDone {
    private WorkUntilDone() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
      try (Node node = new Node(Path.of(arguments[0]), URI.create(arguments[1]))) {
        node.work();
      }
    }
  }
}
