package io.stoa.connectors.hosted;

import io.stoa.connector.Delivery;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.http.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where others reach this Stoa, as a setting of destinations that get an address instead of a file.
 *
 * @param base without a slash at its end
 */
public record StoaAddress(URI base) {
  /** Empty when the setting is; a broken one is a violation. */
  public static Optional<StoaAddress> read(SettingsReader reader, String setting) {
    String text = reader.text(setting).replaceFirst("/+$", "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return Optional.of(new StoaAddress(uri));
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    reader.reject(
        setting, "address", "Must be an address such as https://pim.example.com, without a query.");
    return Optional.empty();
  }

  /** The address of the delivery's file once it is hosted under that name. */
  public URI of(HostedFeeds hosted, Delivery delivery, String fileName) {
    return Address.of(base).path("hosted", hosted.token(delivery.feed()), fileName).uri();
  }
}
