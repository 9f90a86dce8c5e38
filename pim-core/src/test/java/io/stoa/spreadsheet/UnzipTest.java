package io.stoa.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.StoaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnzipTest {
  @TempDir Path directory;

  @Test
  void filesComeOutWhereTheyBelong() throws IOException {
    Unzip.into(directory.resolve("out"), zip("files/1/image/a.jpg", "hello"));
    assertThat(directory.resolve("out/files/1/image/a.jpg")).hasContent("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.txt",
        "a/../../evil.txt",
        "/tmp/evil.txt",
        "..\\evil.txt",
        "C:\\evil.txt"
      })
  void anEntryThatPointsOutsideIsRefused(String name) throws IOException {
    Path archive = zip(name, "x");
    assertThatThrownBy(() -> Unzip.into(directory.resolve("out"), archive))
        .isInstanceOf(StoaException.class)
        .hasMessageContaining("outside");
    assertThat(directory.resolve("evil.txt")).doesNotExist();
  }

  @Test
  void bombsAreRefused() throws IOException {
    Path archive = zip("zeros.bin", "0".repeat(1_000_000));
    Path out = directory.resolve("out");
    assertThatThrownBy(() -> Unzip.into(out, archive, new ArchiveLimits(10, 1 << 30, 100, 1_000)))
        .hasMessageContaining("suspiciously");
    assertThatThrownBy(() -> Unzip.into(out, archive, new ArchiveLimits(10, 1_000, 9_999, 1)))
        .hasMessageContaining("more than 1000 bytes");
    assertThatThrownBy(() -> Unzip.into(out, archive, new ArchiveLimits(0, 1 << 30, 9_999, 1)))
        .hasMessageContaining("entries");
  }

  @Test
  void whatIsNoArchiveIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("no.zip"), "no");
    assertThatThrownBy(() -> Unzip.into(directory, file)).isInstanceOf(StoaException.class);
  }

  private Path zip(String name, String content) throws IOException {
    Path archive = directory.resolve("a.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return archive;
  }
}
