package io.stoa.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMediaStorageTest {
  /** {@code printf hello | sha256sum}. */
  private static final String HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @Test
  void contentIsStoredUnderItsHashAndOwnExtension(@TempDir Path directory) throws IOException {
    MediaStorage storage = new FileMediaStorage(directory);
    MediaStorage.StoredMedia stored = storage.store(content("hello"), "Front view.JPG", 5);
    assertThat(stored).isEqualTo(new MediaStorage.StoredMedia("2c/" + HELLO + ".jpg", 5));
    assertThat(storage.file(stored.key()).orElseThrow()).hasContent("hello");
  }

  @Test
  void theSameContentIsHeldOnce(@TempDir Path directory) throws IOException {
    MediaStorage storage = new FileMediaStorage(directory);
    storage.store(content("hello"), "a.jpg", 100);
    storage.store(content("hello"), "b.jpg", 100);
    assertThat(files(directory)).containsExactly(directory.resolve("2c/" + HELLO + ".jpg"));
  }

  @Test
  void aNameCannotLeadOutOfTheDirectory(@TempDir Path directory) throws IOException {
    MediaStorage storage = new FileMediaStorage(directory);
    assertThat(storage.store(content("hello"), "x./../../etc/passwd", 100).key())
        .isEqualTo("2c/" + HELLO);
    assertThat(storage.file("../../etc/passwd")).isEmpty();
    assertThat(storage.file("/etc/passwd")).isEmpty();
    assertThat(storage.file("2c/" + "0".repeat(64))).isEmpty();
  }

  @Test
  void tooMuchContentIsRefusedAndLeavesNothingBehind(@TempDir Path directory) throws IOException {
    MediaStorage storage = new FileMediaStorage(directory);
    assertThatThrownBy(() -> storage.store(content("hello"), "a.txt", 4))
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.INVALID));
    assertThat(files(directory)).isEmpty();
  }

  @Test
  void contentThatBreaksOffLeavesNothingBehind(@TempDir Path directory) throws IOException {
    MediaStorage storage = new FileMediaStorage(directory);
    InputStream broken =
        new SequenceInputStream(
            content("x".repeat(100_000)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("connection lost");
              }

              @Override
              public int read(byte[] buffer, int from, int length) throws IOException {
                return read();
              }
            });
    assertThatThrownBy(() -> storage.store(broken, "a.txt", Long.MAX_VALUE))
        .hasMessage("connection lost");
    assertThat(files(directory)).isEmpty();
  }

  @Test
  void whatADeadProcessLeftUnfinishedIsRemovedAtTheNextStart(@TempDir Path directory)
      throws IOException {
    Path leftover = Files.createDirectories(directory.resolve("incoming")).resolve("left");
    Files.writeString(leftover, "half");
    MediaStorage storage = new FileMediaStorage(directory);
    assertThat(leftover).doesNotExist();
    assertThat(storage.store(content("hello"), "a", 100).key()).isEqualTo("2c/" + HELLO);
  }

  private static InputStream content(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
