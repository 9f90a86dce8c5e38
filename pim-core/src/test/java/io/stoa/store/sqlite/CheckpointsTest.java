package io.stoa.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final int LARGE = 500_000;

  @Test
  void whatIsCommittedReachesTheFileThoughNobodyWritesOn(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("store.db");
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file)) {
      DocumentCollection things = store.collection(CollectionSpec.of("things"));
      for (int i = 1; i <= 2; i++) {
        long before = Files.size(file);
        things.put(Write.create("large" + i, large()));
        awaitMore(file, before + LARGE / 2);
      }
      assertThat(things.get("large1")).isPresent();
      things.put(Write.create("last", large()));
    }
    assertThat(folder.resolve("store.db-wal")).doesNotExist();
    try (SqliteDocumentStore store = SqliteDocumentStore.open(file)) {
      assertThat(store.collection(CollectionSpec.of("things")).count()).isEqualTo(3);
    }
  }

  private static JsonBody large() {
    return JsonBody.of("{\"text\":\"" + "x".repeat(LARGE) + "\"}");
  }

  private static void awaitMore(Path file, long bytes) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (Files.size(file) < bytes) {
      assertThat(Instant.now()).as("in the file after a minute").isBefore(end);
      Thread.sleep(50);
    }
  }
}
