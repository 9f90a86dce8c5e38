package io.stoa.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.ForkedJvm;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed with -9 in the middle of its writes has lost none that it confirmed. */
@Timeout(120)
class KilledWriterTest {
  private static final CollectionSpec SPEC = CollectionSpec.of("products", "parent");
  private static final int ROUNDS = 5;
  private static final int ENOUGH = 400;

  @Test
  void noAcknowledgedWriteIsLost(@TempDir Path temp) throws Exception {
    Path file = temp.resolve("store.db");
    Map<String, Long> acknowledged = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      killAfter(ENOUGH + round * 37, file, round, acknowledged);
      assertNothingLost(file, acknowledged);
    }
  }

  private static void killAfter(int lines, Path file, int round, Map<String, Long> acknowledged)
      throws IOException, InterruptedException {
    Process writer =
        ForkedJvm.start(WriteUntilKilled.class, file.toString(), Integer.toString(round));
    try (BufferedReader output = writer.inputReader()) {
      for (int i = 0; ; i++) {
        if (i == lines) {
          // SIGKILL on Unix. By its handle, so that what it had printed by then can be read.
          writer.toHandle().destroyForcibly();
        }
        String line = output.readLine();
        if (line == null) {
          break;
        }
        int split = line.indexOf(' ');
        if (line.endsWith(".") && split > 0) {
          acknowledged.merge(
              line.substring(0, split),
              Long.valueOf(line.substring(split + 1, line.length() - 1)),
              Math::max);
        }
      }
      assertThat(writer.waitFor()).as("killed, not ended").isEqualTo(137);
    }
  }

  private static void assertNothingLost(Path file, Map<String, Long> acknowledged) {
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file)) {
      DocumentCollection products = store.collection(SPEC);
      Map<String, StoredDocument> found = products.getMany(acknowledged.keySet());
      assertThat(found.keySet()).isEqualTo(acknowledged.keySet());
      assertThat(found.values())
          .allSatisfy(
              document ->
                  assertThat(document.version())
                      .isGreaterThanOrEqualTo(acknowledged.getOrDefault(document.id(), 0L)));
      long counted = products.count();
      assertThat(products.scan(null, Integer.MAX_VALUE)).hasSize((int) counted);
      assertThat(products.scanByIndex("parent", "m1", null, Integer.MAX_VALUE))
          .hasSize((int) counted);
      assertThat(products.changes(0, Integer.MAX_VALUE).documents()).hasSize((int) counted);
    }
  }

  /** The process to be killed: four threads write single documents and confirm each in a line. */
  static final class WriteUntilKilled {
    private WriteUntilKilled() {}

    public static void main(String[] arguments) {
      DocumentCollection products =
          SqliteDocumentStore.open(Path.of(arguments[0])).collection(SPEC);
      AtomicInteger next = new AtomicInteger();
      for (int thread = 0; thread < 4; thread++) {
        new Thread(() -> write(products, arguments[1], next)).start();
      }
    }

    private static void write(DocumentCollection products, String round, AtomicInteger next) {
      while (true) {
        int n = next.getAndIncrement();
        String id = n % 10 == 0 ? "often" : "p" + round + "-" + n;
        JsonBody body = JsonBody.of("{\"text\":\"" + "x".repeat(2_000) + "\"}");
        Write write = new Write(id, Write.ANY, body, Map.of("parent", List.of("m1")));
        if (products.put(write) instanceof WriteResult.Written written) {
          confirm(id + " " + written.version() + ".\n");
        }
      }
    }

    private static void confirm(String line) {
      synchronized (System.out) {
        System.out.print(line);
        System.out.flush();
      }
    }
  }
}
