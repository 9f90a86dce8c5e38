package io.stoa.connectors.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFileTest {
  private static final String TEXT = "id;name\n1;Shirt\n";

  private final Path folder;
  private Path source;
  private Path directory;

  StagedFileTest(@TempDir Path folder) {
    this.folder = folder;
    this.source = folder.resolve("feed.csv");
    this.directory = folder.resolve("hosted");
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(source, TEXT);
    Files.createDirectory(directory);
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Test
  void aCopyIsAFileOfItsOwnAndALinkIsTheSame() throws Exception {
    try (StagedFile copy = StagedFile.copy(source, directory);
        StagedFile link = StagedFile.link(source, directory)) {
      copy.moveTo(directory.resolve("copy"));
      link.moveTo(directory.resolve("link"));
      assertThat(copy.bytes()).isEqualTo(link.bytes()).isEqualTo(TEXT.length());
    }
    assertThat(key(directory.resolve("copy"))).isNotEqualTo(key(source));
    assertThat(key(directory.resolve("link"))).isEqualTo(key(source));
    Files.delete(source);
    assertThat(directory.resolve("copy")).hasContent(TEXT);
    assertThat(directory.resolve("link")).hasContent(TEXT);
  }

  @Test
  void whereThereAreNoLinksItIsACopy() throws Exception {
    try (FileSystem other =
        FileSystems.newFileSystem(folder.resolve("other.zip"), Map.of("create", "true"))) {
      Path elsewhere = other.getPath("/");
      StagedFile staged = StagedFile.link(source, elsewhere);
      assertThat(staged.bytes()).isEqualTo(TEXT.length());
      try (Stream<Path> files = Files.list(elsewhere)) {
        assertThat(files).singleElement().satisfies(file -> assertThat(file).hasContent(TEXT));
      }
      staged.close();
      try (Stream<Path> files = Files.list(elsewhere)) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Test
  void oneThatGetsNoNameLeavesTheSourceAlone() throws Exception {
    StagedFile.link(source, directory).close();
    assertThat(directory).isEmptyDirectory();
    assertThat(source).hasContent(TEXT);
  }
}
