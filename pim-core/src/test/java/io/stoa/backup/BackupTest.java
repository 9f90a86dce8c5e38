package io.stoa.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.StoaException;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import io.stoa.store.sqlite.SqliteDocumentStore;
import io.stoa.store.sqlite.SqliteSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final CollectionSpec THINGS = CollectionSpec.of("things");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path scratch;

  private final WriteBackup backup = new WriteBackup(SqliteSnapshot::copy, Clock.systemUTC());
  private Path data = Path.of("");
  private Path zip = Path.of("");

  @BeforeEach
  void aDataDirectory() throws IOException {
    data = Files.createDirectories(scratch.resolve("data"));
    zip = scratch.resolve("backup.zip");
    file("media/a/picture.png", "pixels");
    file("secrets/key", "the key");
    file("index/segment", "computed again");
    put(1);
  }

  @Test
  void whatIsRestoredIsWhatWasThere() throws IOException {
    assertThat(backup.write(data, zip, true)).isEqualTo(3);
    Path restored = scratch.resolve("restored");

    assertThat(RestoreBackup.restore(zip, restored)).isEqualTo(3);

    assertThat(restored.resolve("media/a/picture.png")).hasContent("pixels");
    assertThat(restored.resolve("secrets/key")).hasContent("the key");
    assertThat(restored.resolve("index")).doesNotExist();
    assertThat(ids(restored)).isEqualTo(1);
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("data", "restored", "backup.zip");
    }
  }

  @Test
  void theKeyStaysOutUnlessItIsAskedFor() throws IOException {
    backup.write(data, zip, false);
    RestoreBackup.restore(zip, scratch.resolve("restored"));

    assertThat(scratch.resolve("restored/secrets")).doesNotExist();
    assertThat(new String(Files.readAllBytes(zip), StandardCharsets.ISO_8859_1))
        .doesNotContain("the key");
  }

  @Test
  void acknowledgedWritesFromBeforeAreInABackupTakenUnderLoad() throws InterruptedException {
    AtomicInteger acknowledged = new AtomicInteger(1);
    AtomicBoolean stop = new AtomicBoolean();
    try (SqliteDocumentStore store = SqliteDocumentStore.open(data.resolve("store.db"))) {
      DocumentCollection things = store.collection(THINGS);
      Thread writer =
          new Thread(
              () -> {
                while (!stop.get()) {
                  WriteResult result = things.put(thing(acknowledged.get() + 1));
                  assertThat(result).isInstanceOf(WriteResult.Written.class);
                  acknowledged.incrementAndGet();
                }
              });
      writer.start();
      while (acknowledged.get() < 50) {
        Thread.onSpinWait();
      }
      int before = acknowledged.get();
      backup.write(data, zip, false);
      stop.set(true);
      writer.join();

      Path restored = scratch.resolve("restored");
      RestoreBackup.restore(zip, restored);
      assertThat(ids(restored)).isBetween((long) before, (long) acknowledged.get());
    }
  }

  @Test
  void aDamagedBackupRestoresNothing() throws IOException {
    backup.write(data, zip, false);
    byte[] bytes = Files.readAllBytes(zip);
    Path target = scratch.resolve("restored");

    Files.write(zip, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> RestoreBackup.restore(zip, target)).isInstanceOf(StoaException.class);
    assertThat(target).doesNotExist();

    Files.writeString(zip, "no zip at all");
    assertThatThrownBy(() -> RestoreBackup.restore(zip, target))
        .isInstanceOf(StoaException.class)
        .hasMessageContaining("is not a whole backup");
  }

  @Test
  void anEntryThatPointsOutsideIsRefused() throws IOException {
    for (String name : new String[] {"../evil", "media/../../evil", "/etc/evil", "other/file"}) {
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
        out.putNextEntry(new ZipEntry(name));
        out.write(1);
      }
      assertThatThrownBy(() -> RestoreBackup.restore(zip, scratch.resolve("restored")))
          .hasMessageContaining("is not a whole backup");
    }
    assertThat(scratch.resolve("evil")).doesNotExist();
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    backup.write(data, zip, false);

    assertThatThrownBy(() -> backup.write(data, zip, false)).hasMessageContaining("exists already");
    assertThatThrownBy(() -> RestoreBackup.restore(zip, data))
        .hasMessageContaining("not an empty directory");
    assertThat(ids(data)).isEqualTo(1);
  }

  private void file(String name, String content) throws IOException {
    Path file = data.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void put(int number) {
    try (SqliteDocumentStore store = SqliteDocumentStore.open(data.resolve("store.db"))) {
      store.collection(THINGS).put(thing(number));
    }
  }

  private static Write thing(int number) {
    return Write.create("thing-" + number, JsonBody.of("{\"n\":1}"));
  }

  private static long ids(Path directory) {
    try (SqliteDocumentStore store = SqliteDocumentStore.open(directory.resolve("store.db"))) {
      return store.collection(THINGS).count();
    }
  }
}
