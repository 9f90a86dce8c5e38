package io.stoa.connectors.google;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileReport;
import io.stoa.connector.FileReporting;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.PostponedException;
import io.stoa.connector.SettingsReader;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.connectors.base.DeliveryConnector;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.hosted.HostedFeeds;
import io.stoa.connectors.hosted.HostedFile;
import io.stoa.connectors.hosted.StoaAddress;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hosts a file for a data source of Merchant Center, says to Google where and when to fetch it, and
 * reads back what Google found in it. Source: datasources/v1 in
 * https://github.com/googleapis/googleapis/tree/master/google/shopping/merchant
 */
public final class GoogleFeedConnector extends DeliveryConnector<GoogleFeedConnector.Source>
    implements FileReporting {
  /** A day until the schedule comes round, and some hours to work on the file. */
  private static final Duration PATIENCE = Duration.ofHours(36);

  private static final Duration ASK_AFTER = Duration.ofMinutes(10);

  /** Google's clock is not ours. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

  private final ChannelHttp http;
  private final HostedFeeds hosted;

  /**
   * @param hosted where files are put that Google fetches
   */
  public GoogleFeedConnector(ChannelHttp http, HostedFeeds hosted) {
    super(GoogleDescription.FILES, GoogleFeedConnector::read);
    this.http = http;
    this.hosted = hosted;
  }

  /** Where Google finds the file and when it looks. */
  record Source(GoogleSettings settings, StoaAddress stoa, int hour, String zone) {
    ObjectNode fetch(String uri) {
      ObjectNode fetch = Json.MAPPER.createObjectNode().put("enabled", true);
      fetch.putObject("timeOfDay").put("hours", hour);
      return fetch.put("timeZone", zone).put("frequency", "FREQUENCY_DAILY").put("fetchUri", uri);
    }

    /** Whether Google looks there and then already. */
    boolean is(JsonNode there, String uri) {
      return there.path("fetchUri").asString("").equals(uri)
          && there.path("enabled").asBoolean(false)
          && there.path("frequency").asString("").equals("FREQUENCY_DAILY")
          && there.at("/timeOfDay/hours").asInt(0) == hour
          && there.path("timeZone").asString("UTC").equals(zone);
    }
  }

  private static CheckedSettings<Source> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(GoogleDescription.FILES, settings);
    Optional<GoogleSettings> read = GoogleSettings.read(GoogleDescription.FILES, reader);
    Optional<StoaAddress> stoa = StoaAddress.read(reader, GoogleDescription.STOA_ADDRESS);
    int hour = reader.number(GoogleDescription.HOUR, 0, 23);
    String zone = reader.text(GoogleDescription.TIME_ZONE);
    if (!isZone(zone)) {
      reader.reject(
          GoogleDescription.TIME_ZONE, "time_zone", "Must be a zone such as Europe/Berlin.");
    }
    return CheckedSettings.of(
        reader, () -> new Source(read.orElseThrow(), stoa.orElseThrow(), hour, zone));
  }

  private static boolean isZone(String zone) {
    try {
      return ZoneId.of(zone).getId().equals(zone);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Looks at the data source. */
  @Override
  protected List<Violation> attempt(Source source) throws DeliveryException {
    new GoogleClient(http, source.settings(), About.settings()).dataSource();
    return List.of();
  }

  @Override
  protected String blamed(ConnectorError code, Source source) {
    return GoogleItems.blamed(code, GoogleDescription.DATA_SOURCE);
  }

  @Override
  protected DeliveryReceipt deliver(Delivery delivery, String name, Source source)
      throws DeliveryException {
    GoogleClient client = new GoogleClient(http, source.settings(), About.delivery(delivery));
    HostedFile file = hosted.publish(delivery.feed(), delivery.file(), name, delivery.mediaType());
    String uri = source.stoa().of(hosted, delivery, name).toString();
    if (!source.is(client.dataSource().at("/fileInput/fetchSettings"), uri)) {
      client.fetchFrom(source.fetch(uri));
    }
    Instant now = client.talk().now();
    try {
      client.fetchNow();
    } catch (PostponedException e) {
      // Google comes by its schedule.
    }
    return new DeliveryReceipt(
        "%s for data source %s of account %s"
            .formatted(name, source.settings().dataSource(), source.settings().account()),
        file.bytes(),
        new Ticket(Long.toString(now.getEpochSecond())));
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  /** Google counts what is wrong and names no item. */
  @Override
  public FileReport report(Target target, Ticket ticket) throws DeliveryException {
    Source source = settings(target);
    GoogleClient client = new GoogleClient(http, source.settings(), About.feed(target));
    Answer answer = client.latestUpload();
    if (answer.status() == 404) {
      return new FileReport.Pending(ASK_AFTER);
    }
    JsonNode upload = client.good(answer);
    Instant delivered = Instant.ofEpochSecond(Long.parseLong(ticket.text()));
    Instant uploaded = instant(upload.path("uploadTime").asString(""));
    String state = upload.path("processingState").asString("");
    boolean ours = uploaded != null && !uploaded.isBefore(delivered.minus(CLOCKS_DIFFER));
    if (!ours || !(state.equals("SUCCEEDED") || state.equals("FAILED"))) {
      return new FileReport.Pending(ASK_AFTER);
    }
    List<ItemIssue> issues = new ArrayList<>();
    upload.path("issues").forEach(issue -> issues.add(issue(issue)));
    boolean good = state.equals("SUCCEEDED");
    if (!good && issues.stream().noneMatch(ItemIssue::isError)) {
      issues.add(ItemIssue.error(null, state, "Google could not process the file."));
    }
    boolean complete = good && issues.stream().noneMatch(ItemIssue::isError);
    return new FileReport.Done(Map.of(), complete, issues);
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static ItemIssue issue(JsonNode said) {
    boolean error = said.path("severity").asString("").equals("ERROR");
    String link = said.path("documentationUri").asString("");
    String words =
        "%s %s".formatted(said.path("title").asString(""), said.path("description").asString(""));
    String code = said.path("code").asString("");
    return new ItemIssue(
        null,
        code.isBlank() ? "file_issue" : code,
        error ? Severity.ERROR : Severity.WARNING,
        "%s (%s items)".formatted(words.strip(), said.path("count").asString("0")),
        link.isEmpty() ? null : link);
  }
}
