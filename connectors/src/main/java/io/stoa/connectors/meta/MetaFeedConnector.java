package io.stoa.connectors.meta;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryFileName;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileConnector;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.exchange.Content;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Multipart;
import io.stoa.error.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Uploads whole files to data feeds of Meta's catalogue: one data feed for each name of a file.
 * Source: https://developers.facebook.com/docs/marketing-api/catalog/guides/feed-api
 */
public final class MetaFeedConnector implements FileConnector {
  /** What Meta takes in one upload. */
  private static final long MOST_BYTES = 100_000_000;

  private final ChannelHttp http;

  public MetaFeedConnector(ChannelHttp http) {
    this.http = http;
  }

  @Override
  public ConnectorDescription description() {
    return MetaFeedDescription.DESCRIPTION;
  }

  @Override
  public List<Violation> check(Map<String, String> settings) {
    return read(settings).violations();
  }

  @Override
  public List<Violation> tryOut(Map<String, String> settings) {
    return read(settings)
        .tryOut(
            upload -> {
              new MetaClient(http, upload.settings(), About.settings()).catalogue();
              return List.of();
            },
            MetaConnector::about);
  }

  /** Where to and how. */
  private record Upload(MetaSettings settings, boolean updateOnly) {}

  private static CheckedSettings<Upload> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(MetaFeedDescription.DESCRIPTION, settings);
    Optional<MetaSettings> read = MetaSettings.read(reader);
    boolean updateOnly = reader.yesNo(MetaFeedDescription.UPDATE_ONLY);
    return CheckedSettings.of(reader, () -> new Upload(read.orElseThrow(), updateOnly));
  }

  @Override
  public DeliveryReceipt deliver(Delivery delivery) throws DeliveryException {
    String name = DeliveryFileName.orRefuse(delivery.fileName());
    Upload upload = read(delivery.settings()).orRefuse();
    Content file = content(delivery);
    About about = new About(delivery.feed(), delivery.run(), null, List.of());
    MetaClient client = new MetaClient(http, upload.settings(), about);
    String feed = feedOf(client, name);
    Multipart form =
        Multipart.around(file)
            .field("update_only", Boolean.toString(upload.updateOnly()))
            .file("file", name, delivery.mediaType(), file);
    String session = client.upload(feed, form).path("id").asString("");
    return new DeliveryReceipt(
        "%s in data feed %s of catalogue %s, upload %s"
            .formatted(name, feed, upload.settings().catalog(), session),
        file.length());
  }

  private static Content content(Delivery delivery) throws DeliveryException {
    try {
      long bytes = Files.size(delivery.file());
      if (bytes > MOST_BYTES) {
        throw DeliveryException.lasting(
            ConnectorError.DESTINATION_REFUSED,
            "The file has %d bytes; Meta takes up to %d in an upload. Let Meta fetch a hosted file."
                .formatted(bytes, MOST_BYTES),
            null);
      }
      return Content.of(Files.readAllBytes(delivery.file()));
    } catch (IOException e) {
      throw DeliveryException.passing(
          ConnectorError.OUT_OF_SPACE, "The file cannot be read: " + e.getMessage(), e);
    }
  }

  /** The data feed of that name; made when there is none. */
  private static String feedOf(MetaClient client, String name) throws DeliveryException {
    @Nullable String after = null;
    do {
      JsonNode page = client.feeds(after);
      for (JsonNode feed : page.path("data")) {
        if (feed.path("name").asString("").equals(name)) {
          return feed.path("id").asString("");
        }
      }
      after = MetaClient.next(page);
    } while (after != null);
    return client.createFeed(name).path("id").asString("");
  }
}
