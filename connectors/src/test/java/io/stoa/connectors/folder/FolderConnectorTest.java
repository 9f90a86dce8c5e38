package io.stoa.connectors.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.connector.ConnectorContract;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.FileConnector;
import io.stoa.error.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderConnectorTest extends ConnectorContract {
  @Override
  protected FileConnector connector() {
    return new FolderConnector(new FolderRoots(out(), List.of(scratch.resolve("share"))));
  }

  @Override
  protected Map<String, String> goodSettings() {
    return Map.of("path", "google/de");
  }

  @Override
  protected Optional<byte[]> received(String fileName) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(out().resolve("google/de").resolve(fileName)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  protected Set<String> names() throws IOException {
    Path folder = out().resolve("google/de");
    if (!Files.exists(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../elsewhere", "a/../../b", "/etc", "/", "a\u0000b"})
  void aFolderOutsideTheRootsIsRefused(String path) throws IOException {
    assertThat(connector().check(Map.of("path", path)))
        .extracting(Violation::field)
        .containsOnly("path");
    assertThatThrownBy(
            () -> connector().deliver(delivery("a.csv", text("x"), Map.of("path", path))))
        .isInstanceOf(DeliveryException.class);
  }

  @Test
  void aFolderThatTheOperatorAllowsMayBeNamedAbsolutely() throws Exception {
    Path share = Files.createDirectories(scratch.resolve("share"));
    connector()
        .deliver(delivery("a.csv", text("x"), Map.of("path", share.resolve("sub").toString())));
    assertThat(share.resolve("sub/a.csv")).hasContent("x");
  }

  @Test
  void aLinkThatLeadsOutOfTheRootIsNotFollowed() throws Exception {
    Path outside = Files.createDirectories(scratch.resolve("outside"));
    Files.createDirectories(out());
    Files.createSymbolicLink(out().resolve("way-out"), outside);
    assertForbidden("way-out");
    assertForbidden("way-out/deeper");
    try (Stream<Path> left = Files.list(outside)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aLinkInPlaceOfTheFileIsReplacedAndItsTargetLeftAlone() throws Exception {
    Path precious = Files.writeString(scratch.resolve("precious"), "keep");
    Files.createDirectories(out());
    Files.createSymbolicLink(out().resolve("a.csv"), precious);
    connector().deliver(delivery("a.csv", text("x"), Map.of()));
    assertThat(precious).hasContent("keep");
    assertThat(out().resolve("a.csv")).hasContent("x").isRegularFile();
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() throws Exception {
    Files.createDirectories(out());
    Files.writeString(out().resolve("taken"), "x");
    assertThat(connector().tryOut(Map.of("path", "taken")))
        .singleElement()
        .satisfies(v -> assertThat(v.message()).contains("taken").contains("not a folder"));
  }

  @Test
  void aFailedDeliveryLeavesNothingBehind() throws Exception {
    Files.createDirectories(out().resolve("google/de/feed.csv"));
    assertThatThrownBy(() -> connector().deliver(delivery("feed.csv", text("x"), goodSettings())))
        .isInstanceOf(DeliveryException.class);
    assertThat(names()).containsExactly("feed.csv");
  }

  @Test
  void whatAKilledProcessLeftBehindIsSweptAfterADay() throws Exception {
    Path folder = Files.createDirectories(out().resolve("google/de"));
    Path old = Files.writeString(folder.resolve(".stoa-1.part"), "x");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    Files.writeString(folder.resolve(".stoa-2.part"), "x");
    connector().deliver(delivery("feed.csv", text("x"), goodSettings()));
    assertThat(names()).containsExactlyInAnyOrder("feed.csv", ".stoa-2.part");
  }

  private void assertForbidden(String path) {
    assertThatThrownBy(
            () -> connector().deliver(delivery("a.csv", text("x"), Map.of("path", path))))
        .isInstanceOfSatisfying(
            DeliveryException.class,
            e -> assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_FORBIDDEN));
  }

  private Path out() {
    return scratch.resolve("data/out");
  }
}
