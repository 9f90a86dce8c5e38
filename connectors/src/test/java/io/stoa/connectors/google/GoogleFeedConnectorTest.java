package io.stoa.connectors.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.ConnectorContract;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileConnector;
import io.stoa.connector.FileReport;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.connectors.hosted.HostedFeeds;
import io.stoa.connectors.hosted.HostedFile;
import io.stoa.connectors.http.TestHttp;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class GoogleFeedConnectorTest extends ConnectorContract {
  private static final String FEED = "demo-feed";

  private final TestHttp kit = new TestHttp();
  private final GoogleSimulator google = new GoogleSimulator(kit.time);
  private HostedFeeds hosted;
  private GoogleFeedConnector connector;

  @BeforeEach
  void open() {
    hosted = new HostedFeeds(scratch.resolve("hosted"), kit.store(), kit.time);
    connector = new GoogleFeedConnector(kit.http, hosted);
  }

  @AfterEach
  void close() {
    google.close();
    kit.close();
  }

  @Override
  protected FileConnector connector() {
    return connector;
  }

  @Override
  protected Map<String, String> goodSettings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("baseUrl", google.web.base().toString());
    settings.put("tokenUrl", google.web.base() + "/token");
    settings.put("accountId", GoogleSimulator.ACCOUNT);
    settings.put("dataSourceId", GoogleSimulator.DATA_SOURCE);
    settings.put("serviceAccountKey", GoogleSimulator.keyFile());
    settings.put("stoaAddress", "https://pim.example.com");
    settings.put("hour", "4");
    settings.put("timeZone", "Europe/Berlin");
    return settings;
  }

  @Override
  protected Optional<byte[]> received(String fileName) throws IOException {
    Optional<HostedFile> file = hosted.find(hosted.token(FEED), fileName);
    return file.isPresent()
        ? Optional.of(Files.readAllBytes(file.get().content()))
        : Optional.empty();
  }

  @Override
  protected Set<String> names() {
    return hosted.ofFeed(FEED).stream().map(HostedFile::name).collect(Collectors.toSet());
  }

  private DeliveryReceipt delivered(String content) throws Exception {
    return connector.deliver(delivery("a.xml", text(content), goodSettings()));
  }

  private FileReport report(DeliveryReceipt receipt) throws DeliveryException {
    Ticket ticket = Objects.requireNonNull(receipt.report());
    return connector.report(new Target(FEED, "en_US", goodSettings(), Map.of(), "run-1"), ticket);
  }

  @Test
  void googleIsToldWhereTheFileIsOnceAndFetchesItAtMostOnceADay() throws Exception {
    delivered("1");
    String uri = "https://pim.example.com/hosted/" + hosted.token(FEED) + "/a.xml";
    assertThat(google.files.fetchSettings())
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"enabled": true, "timeOfDay": {"hours": 4}, "timeZone": "Europe/Berlin",
                 "frequency": "FREQUENCY_DAILY", "fetchUri": "%s"}
                """
                    .formatted(uri)));
    assertThat(google.files.fetched()).containsExactly(uri);
    kit.time.pass(Duration.ofHours(2));
    delivered("2");
    assertThat(google.files.fetched()).hasSize(1);
    kit.time.pass(Duration.ofHours(23));
    delivered("3");
    assertThat(google.files.fetched()).hasSize(2);
    assertThat(google.web.requests()).filteredOn(r -> r.method().equals("PATCH")).hasSize(1);
  }

  @Test
  void aReportIsWaitedForUntilItIsOfThisFile() throws Exception {
    DeliveryReceipt receipt = delivered("1");
    assertThat(report(receipt)).isInstanceOf(FileReport.Pending.class);
    google.files.latest(
        "{\"processingState\": \"SUCCEEDED\", \"uploadTime\": \"2026-11-20T03:00:00Z\"}");
    assertThat(report(receipt)).as("an older file").isInstanceOf(FileReport.Pending.class);
    google.files.latest(
        "{\"processingState\": \"IN_PROGRESS\", \"uploadTime\": \"2026-11-24T12:00:05Z\"}");
    assertThat(report(receipt)).isInstanceOf(FileReport.Pending.class);
    google.files.latest(
        """
        {"processingState": "SUCCEEDED", "uploadTime": "2026-11-24T12:00:05Z", "itemsTotal": "9",
         "issues": [{"title": "Missing colour", "code": "validation/missing_recommended",
           "count": "3", "severity": "WARNING"}]}
        """);
    FileReport.Done done = (FileReport.Done) report(receipt);
    assertThat(done.complete()).isTrue();
    assertThat(done.general()).noneMatch(ItemIssue::isError);
  }

  @Test
  void whereItemsHadErrorsNobodyKnowsWhich() throws Exception {
    DeliveryReceipt receipt = delivered("1");
    google.files.latest(
        """
        {"processingState": "SUCCEEDED", "uploadTime": "2026-11-24T12:00:05Z", "itemsTotal": "9",
         "issues": [{"title": "Invalid price", "code": "validation/invalid_value",
           "count": "2", "severity": "ERROR", "documentationUri": "https://support.google.com/x"}]}
        """);
    FileReport.Done done = (FileReport.Done) report(receipt);
    assertThat(done.complete()).isFalse();
    assertThat(done.items()).isEmpty();
    assertThat(done.general())
        .containsExactly(
            new ItemIssue(
                null,
                "validation/invalid_value",
                ItemIssue.Severity.ERROR,
                "Invalid price (2 items)",
                "https://support.google.com/x"));
    google.files.latest(
        "{\"processingState\": \"FAILED\", \"uploadTime\": \"2026-11-24T12:00:05Z\"}");
    assertThat(((FileReport.Done) report(receipt)).general()).anyMatch(ItemIssue::isError);
  }

  @Test
  void settingsThatCannotBeAreAllNamed() {
    Map<String, String> wrong = goodSettings();
    wrong.put("stoaAddress", "pim");
    wrong.put("timeZone", "Mars");
    wrong.put("dataSourceId", "feed");
    assertThat(connector.check(wrong))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("stoaAddress", "timeZone", "dataSourceId");
    Map<String, String> stranger = goodSettings();
    stranger.put("serviceAccountKey", GoogleSimulator.strangersKeyFile());
    assertThat(connector.tryOut(stranger))
        .extracting(Violation::field)
        .isEqualTo(List.of("serviceAccountKey"));
  }
}
