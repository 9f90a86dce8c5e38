package io.stoa.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.ItemBatch;
import io.stoa.connector.Stall;
import io.stoa.connector.StallClient;
import io.stoa.connector.StallServer;
import io.stoa.ledger.EntryState;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed with -9 while a request is under way that the channel has carried out. */
class KilledWhileSendingTest {
  private static final String FEED = "stall";

  @TempDir Path folder;
  private final AtomicReference<@Nullable Process> sender = new AtomicReference<>();

  @Test
  void nothingIsLostAndNothingIsSentTwiceWhereverTheProcessDies() throws Exception {
    Stall stall = new Stall();
    Path database = folder.resolve("s.db");
    prepare(database);
    try (StallServer server = new StallServer(stall, this::kill)) {
      int deaths = 0;
      while (send(database, server) != 0) {
        assertThat(++deaths).as("the work gets done in the end").isLessThan(12);
      }
      assertThat(deaths).isEqualTo(4);
    }
    try (SqliteDocumentStore store = SqliteDocumentStore.open(database)) {
      Shipping shipping = new Shipping(store, new HandClock());
      assertThat(shipping.ledgers.head(FEED).states())
          .containsOnly(Map.entry(EntryState.LIVE, 8L), Map.entry(EntryState.REJECTED, 1L));
      assertThat(store.collection(Batches.STATES).count()).as("the refused one's retry").isOne();
    }
    assertThat(stall.live()).hasSize(8);
    for (String sku : stall.live()) {
      assertThat(stall.timesCarriedOut(sku)).isEqualTo(1);
    }
    assertThat(stall.requests().stream().map(ItemBatch::key).distinct()).hasSize(3);
  }

  private void prepare(Path database) {
    try (SqliteDocumentStore store = SqliteDocumentStore.open(database)) {
      Map<String, @Nullable String> wanted = new TreeMap<>();
      for (int i = 1; i < 9; i++) {
        wanted.put("SKU-" + i, "shirt");
      }
      wanted.put("SKU-9", " ");
      Shipping shipping = new Shipping(store, new HandClock());
      shipping.run(new StallClient(URI.create("http://127.0.0.1:1")), FEED, "run1", wanted);
    }
  }

  /** Kills at the first request, a further one, and while being asked and looked at. */
  private void kill(int request) {
    if (List.of(1, 3, 6, 9).contains(request)) {
      Process process = sender.get();
      if (process != null) {
        process.destroyForcibly();
        process.onExit().join();
      }
    }
  }

  /** The exit code of a process that goes on with sending. */
  private int send(Path database, StallServer server) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SendUntilDone.class.getName(),
                database.toString(),
                server.address().toString(),
                FEED)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    sender.set(process);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
