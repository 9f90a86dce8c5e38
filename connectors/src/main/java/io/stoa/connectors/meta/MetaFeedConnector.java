package io.stoa.connectors.meta;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileReport;
import io.stoa.connector.FileReporting;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemRef;
import io.stoa.connector.SettingsReader;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.connectors.base.DeliveryConnector;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.exchange.Content;
import io.stoa.connectors.exchange.Masking;
import io.stoa.connectors.hosted.HostedFeeds;
import io.stoa.connectors.hosted.HostedFile;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Multipart;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings whole files to data feeds of Meta's catalogue: one data feed for each name of a file. A
 * file is uploaded, or hosted here and fetched by Meta, at once and by a schedule. What Meta found
 * in an upload is read back. Source:
 * https://developers.facebook.com/docs/marketing-api/catalog/guides/feed-api
 */
public final class MetaFeedConnector extends DeliveryConnector<MetaFeedConnector.Upload>
    implements FileReporting {
  /** What Meta takes in one upload. */
  private static final long MOST_BYTES = 100_000_000;

  /** Large files take Meta hours. */
  private static final Duration PATIENCE = Duration.ofHours(12);

  private final ChannelHttp http;
  private final HostedFeeds hosted;

  /**
   * @param hosted where files are put that Meta fetches
   */
  public MetaFeedConnector(ChannelHttp http, HostedFeeds hosted) {
    super(MetaFeedDescription.DESCRIPTION, MetaFeedConnector::read);
    this.http = http;
    this.hosted = hosted;
  }

  @Override
  protected List<Violation> attempt(Upload upload) throws DeliveryException {
    new MetaClient(http, upload.settings(), About.settings()).catalogue();
    return List.of();
  }

  @Override
  protected String blamed(ConnectorError code, Upload upload) {
    return MetaConnector.about(code);
  }

  /**
   * Where to and how.
   *
   * @param schedule by which Meta fetches the file; empty when it is uploaded
   */
  record Upload(MetaSettings settings, boolean updateOnly, Optional<MetaSchedule> schedule) {
    /** What a data feed calls the schedule. */
    String scheduleName() {
      return updateOnly ? "update_schedule" : "schedule";
    }
  }

  private static CheckedSettings<Upload> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(MetaFeedDescription.DESCRIPTION, settings);
    Optional<MetaSettings> read = MetaSettings.read(reader);
    boolean updateOnly = reader.yesNo(MetaFeedDescription.UPDATE_ONLY);
    Optional<MetaSchedule> schedule = MetaSchedule.read(reader);
    return CheckedSettings.of(reader, () -> new Upload(read.orElseThrow(), updateOnly, schedule));
  }

  @Override
  protected DeliveryReceipt deliver(Delivery delivery, String name, Upload upload)
      throws DeliveryException {
    MetaClient client = new MetaClient(http, upload.settings(), About.delivery(delivery));
    return upload.schedule().isPresent()
        ? host(delivery, name, upload, upload.schedule().get(), client)
        : send(delivery, name, upload, client);
  }

  private DeliveryReceipt send(Delivery delivery, String name, Upload upload, MetaClient client)
      throws DeliveryException {
    Content file = content(delivery);
    JsonNode known = feedOf(client, name);
    String feed = id(known == null ? client.createFeed(named(name)) : known);
    Multipart form =
        Multipart.around(file)
            .field("update_only", Boolean.toString(upload.updateOnly()))
            .file("file", name, delivery.mediaType(), file);
    return receipt(name, feed, upload, client.upload(feed, form), file.length());
  }

  private DeliveryReceipt host(
      Delivery delivery, String name, Upload upload, MetaSchedule schedule, MetaClient client)
      throws DeliveryException {
    HostedFile file = hosted.publish(delivery.feed(), delivery.file(), name, delivery.mediaType());
    String url = schedule.stoa().of(hosted, delivery, name).toString();
    JsonNode known = feedOf(client, name);
    String feed;
    if (known == null) {
      ObjectNode wanted = named(name);
      wanted.set(upload.scheduleName(), schedule.json(url));
      feed = id(client.createFeed(wanted));
    } else {
      feed = id(known);
      if (!schedule.is(known.path(upload.scheduleName()), url)) {
        ObjectNode wanted = Json.MAPPER.createObjectNode();
        wanted.set(upload.scheduleName(), schedule.json(url));
        client.updateFeed(feed, wanted);
      }
    }
    ObjectNode now = Json.MAPPER.createObjectNode().put("url", url);
    now.put("update_only", upload.updateOnly());
    return receipt(name, feed, upload, client.fetch(feed, now), file.bytes());
  }

  private static DeliveryReceipt receipt(
      String name, String feed, Upload upload, JsonNode answer, long bytes) {
    String session = id(answer);
    return new DeliveryReceipt(
        "%s in data feed %s of catalogue %s, upload %s"
            .formatted(name, feed, upload.settings().catalog(), session),
        bytes,
        session.isEmpty() ? null : new Ticket(session));
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public FileReport report(Target target, Ticket ticket) throws DeliveryException {
    MetaSettings settings = settings(target).settings();
    MetaClient client = new MetaClient(http, settings, About.feed(target));
    return new MetaUploadReport(client, Masking.of(settings.secrets())::text).read(ticket.text());
  }

  /** Meta names samples of each error only; how the others fared, the catalogue tells. */
  @Override
  public List<ItemAnswer> standing(Target target, List<ItemRef> items) throws DeliveryException {
    MetaSettings settings = read(target.settings()).orRefuse().settings();
    MetaClient client = new MetaClient(http, settings, About.items(target, items));
    return MetaConnector.standing(client, settings, items);
  }

  private static ObjectNode named(String name) {
    return Json.MAPPER.createObjectNode().put("name", name);
  }

  private static String id(JsonNode answer) {
    return answer.path("id").asString("");
  }

  private static Content content(Delivery delivery) throws DeliveryException {
    try {
      long bytes = Files.size(delivery.file());
      if (bytes > MOST_BYTES) {
        throw DeliveryException.lasting(
            ConnectorError.DESTINATION_REFUSED,
            "The file has %d bytes; Meta takes up to %d in an upload. Give the setting 'Address of this Stoa', and Meta fetches it."
                .formatted(bytes, MOST_BYTES),
            null);
      }
      return Content.of(Files.readAllBytes(delivery.file()));
    } catch (IOException e) {
      throw DeliveryException.passing(
          ConnectorError.OUT_OF_SPACE, "The file cannot be read: " + e.getMessage(), e);
    }
  }

  /** The data feed of that name; null when there is none. */
  private static @Nullable JsonNode feedOf(MetaClient client, String name)
      throws DeliveryException {
    @Nullable String after = null;
    do {
      JsonNode page = client.feeds(after);
      for (JsonNode feed : page.path("data")) {
        if (feed.path("name").asString("").equals(name)) {
          return feed;
        }
      }
      after = MetaClient.next(page);
    } while (after != null);
    return null;
  }
}
