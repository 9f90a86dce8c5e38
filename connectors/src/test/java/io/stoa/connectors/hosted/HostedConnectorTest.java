package io.stoa.connectors.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.ConnectorContract;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileConnector;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class HostedConnectorTest extends ConnectorContract {
  private static final Instant FIRST = Instant.parse("2026-11-23T08:00:00.5Z");

  private DocumentStore store;
  private HostedFeeds hosted;

  @BeforeEach
  void open() {
    store = SqliteDocumentStore.open(scratch.resolve("store.db"));
    hosted = hostedAt(FIRST);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  protected FileConnector connector() {
    return new HostedConnector(hosted);
  }

  @Override
  protected Map<String, String> goodSettings() {
    return Map.of();
  }

  @Override
  protected Optional<byte[]> received(String fileName) throws IOException {
    Optional<HostedFile> file = hosted.find(hosted.token("demo-feed"), fileName);
    return file.isPresent()
        ? Optional.of(Files.readAllBytes(file.get().content()))
        : Optional.empty();
  }

  @Override
  protected Set<String> names() {
    return hosted.ofFeed("demo-feed").stream().map(HostedFile::name).collect(Collectors.toSet());
  }

  @Test
  void theAddressIsUnguessableStableAndDiffersByFeed() throws Exception {
    DeliveryReceipt receipt = connector().deliver(delivery("a.csv", text("1"), Map.of()));
    String token = hosted.token("demo-feed");
    assertThat(token).matches("[0-9a-f]{32}").isNotEqualTo(hosted.token("other"));
    assertThat(receipt.location()).isEqualTo("/hosted/" + token + "/a.csv");
    store.close();
    store = SqliteDocumentStore.open(scratch.resolve("store.db"));
    assertThat(hostedAt(FIRST).token("demo-feed")).isEqualTo(token);
  }

  @Test
  void aFileIsFoundByTokenAndNameOnly() throws Exception {
    connector().deliver(delivery("a.csv", text("1"), Map.of()));
    String token = hosted.token("demo-feed");
    assertThat(hosted.find(token, "a.csv")).isPresent();
    assertThat(hosted.find(token, "b.csv")).isEmpty();
    assertThat(hosted.find("0".repeat(32), "a.csv")).isEmpty();
    assertThat(hosted.find("..", "store.db")).isEmpty();
    assertThat(hosted.find(token, "../../store.db")).isEmpty();
  }

  @Test
  void theSameContentAgainKeepsItsTagAndDateAndOtherContentChangesThem() throws Exception {
    HostedFile first = publish("1", FIRST);
    assertThat(first.etag())
        .isEqualTo("\"6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b\"");
    assertThat(first.modified()).isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
    assertThat(publish("1", FIRST.plusSeconds(60))).isEqualTo(first);

    HostedFile second = publish("2", FIRST.plusSeconds(120));
    assertThat(second.etag()).isNotEqualTo(first.etag());
    assertThat(second.modified()).isAfter(first.modified());
  }

  @Test
  void theContentBeforeStaysForThoseWhoAreReadingItAndOlderOnesGo() throws Exception {
    HostedFile first = publish("1", FIRST);
    HostedFile second = publish("2", FIRST);
    assertThat(first.content()).hasContent("1");
    HostedFile third = publish("3", FIRST);
    assertThat(first.content()).doesNotExist();
    assertThat(second.content()).hasContent("2");
    assertThat(third.content()).hasContent("3");
    publish("2", FIRST);
    try (Stream<Path> contents = Files.list(third.content().getParent())) {
      assertThat(contents).hasSize(2);
    }
  }

  @Test
  void whatAKilledProcessLeftBeforeTheFileHadItsNameIsNotServedAndInNobodysWay() throws Exception {
    HostedFile first = publish("1", FIRST);
    Path source = delivery("a.csv", text("2"), Map.of()).file();
    Path left = Files.createLink(first.content().resolveSibling(".stoa-left.part"), source);
    assertThat(hosted.ofFeed("demo-feed")).containsExactly(first);
    HostedFile second =
        hostedAt(FIRST).publish("demo-feed", source, "a.csv", "text/csv; charset=utf-8");
    assertThat(second.content()).hasContent("2");
    assertThat(first.content()).hasContent("1");
    Files.delete(left);
    Files.delete(source);
    assertThat(second.content()).hasContent("2");
  }

  @Test
  void aForgottenFeedIsGoneWithItsAddress() throws Exception {
    HostedFile file = publish("1", FIRST);
    String token = hosted.token("demo-feed");
    hosted.forget("demo-feed");
    assertThat(hosted.find(token, "a.csv")).isEmpty();
    assertThat(file.content()).doesNotExist();
    assertThat(hosted.token("demo-feed")).isNotEqualTo(token);
  }

  private HostedFile publish(String content, Instant when) throws Exception {
    return hostedAt(when)
        .publish(
            "demo-feed",
            delivery("a.csv", text(content), Map.of()).file(),
            "a.csv",
            "text/csv; charset=utf-8");
  }

  private HostedFeeds hostedAt(Instant when) {
    return new HostedFeeds(scratch.resolve("hosted"), store, Clock.fixed(when, ZoneOffset.UTC));
  }
}
