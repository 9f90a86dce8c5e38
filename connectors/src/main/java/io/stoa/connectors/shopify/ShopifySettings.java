package io.stoa.connectors.shopify;

import static io.stoa.connectors.shopify.ShopifyDescription.ACCESS_TOKEN;
import static io.stoa.connectors.shopify.ShopifyDescription.API_VERSION;
import static io.stoa.connectors.shopify.ShopifyDescription.BASE_URL;
import static io.stoa.connectors.shopify.ShopifyDescription.BULK_AT_ONCE;
import static io.stoa.connectors.shopify.ShopifyDescription.BULK_FROM;
import static io.stoa.connectors.shopify.ShopifyDescription.BULK_MEGABYTES;
import static io.stoa.connectors.shopify.ShopifyDescription.CLIENT_ID;
import static io.stoa.connectors.shopify.ShopifyDescription.CLIENT_SECRET;
import static io.stoa.connectors.shopify.ShopifyDescription.EMPTIED;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.throttle.Account;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings, read.
 *
 * @param accessToken empty when tokens are fetched with id and secret of the app
 * @param emptied fields of {@link ShopifyInput} that are emptied where an item has no value
 */
record ShopifySettings(
    URI base,
    String accessToken,
    String clientId,
    String clientSecret,
    String apiVersion,
    Set<String> emptied,
    int bulkFrom,
    int bulkMegabytes,
    int bulkAtOnce) {
  private static final Pattern VERSION = Pattern.compile("20\\d\\d-(01|04|07|10)");

  /** The first with bulkOperations and several bulk operations at a time. */
  private static final String FIRST_VERSION = "2026-01";

  ShopifySettings {
    emptied = Set.copyOf(emptied);
  }

  static CheckedSettings<ShopifySettings> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(ShopifyDescription.DESCRIPTION, settings);
    URI base = BaseUrl.read(reader, BASE_URL);
    String token = reader.text(ACCESS_TOKEN);
    String id = reader.text(CLIENT_ID);
    String secret = reader.text(CLIENT_SECRET);
    if (token.isEmpty() && (id.isEmpty() || secret.isEmpty())) {
      reader.reject(
          ACCESS_TOKEN, "required", "Give an access token, or both the client id and its secret.");
    }
    String version = reader.text(API_VERSION);
    if (!VERSION.matcher(version).matches() || version.compareTo(FIRST_VERSION) < 0) {
      reader.reject(
          API_VERSION, "api_version", "Must be a version such as 2026-10, not before 2026-01.");
    }
    Set<String> emptied = new TreeSet<>();
    Arrays.stream(reader.text(EMPTIED).split("[,\\s]+"))
        .filter(name -> !name.isEmpty())
        .forEach(emptied::add);
    if (!ShopifyInput.CAN_BE_EMPTIED.containsAll(emptied)) {
      reader.reject(
          EMPTIED,
          "field",
          "May name %s.".formatted(String.join(", ", ShopifyInput.CAN_BE_EMPTIED)));
    }
    int bulkFrom = reader.number(BULK_FROM, 1, ShopifyConnector.BATCH_ITEMS);
    int megabytes = reader.number(BULK_MEGABYTES, 5, 100);
    int atOnce = reader.number(BULK_AT_ONCE, 1, 5);
    return CheckedSettings.of(
        reader,
        () ->
            new ShopifySettings(
                base, token, id, secret, version, emptied, bulkFrom, megabytes, atOnce));
  }

  /** Shopify limits each app in each shop. */
  Account account() {
    return new Account(ShopifyDescription.CODE, base, clientId);
  }

  List<String> secrets() {
    return Stream.of(accessToken, clientSecret).filter(secret -> !secret.isEmpty()).toList();
  }

  /** Leaves the secrets out. */
  @Override
  public String toString() {
    return "ShopifySettings[" + base + "]";
  }
}
