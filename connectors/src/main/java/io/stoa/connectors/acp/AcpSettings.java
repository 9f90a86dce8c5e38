package io.stoa.connectors.acp;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.throttle.Account;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The settings, read.
 *
 * @param token empty for none
 * @param feedId empty when one is to be made
 * @param country empty for none
 */
record AcpSettings(URI base, String token, String feedId, String country, String version) {
  static CheckedSettings<AcpSettings> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(AcpDescription.DESCRIPTION, settings);
    URI base = BaseUrl.read(reader, AcpDescription.BASE_URL);
    String feed = reader.text(AcpDescription.FEED_ID);
    if (feed.length() > 200) {
      reader.reject(AcpDescription.FEED_ID, "feed_id", "Has more than 200 characters.");
    }
    String country = reader.text(AcpDescription.COUNTRY);
    if (!country.isEmpty() && !country.matches("[A-Z]{2}")) {
      reader.reject(AcpDescription.COUNTRY, "country", "Must be two capital letters, such as US.");
    }
    String version = reader.text(AcpDescription.VERSION);
    if (!version.matches("\\d{4}-\\d{2}-\\d{2}")) {
      reader.reject(AcpDescription.VERSION, "version", "Must be a day such as 2026-04-17.");
    }
    return CheckedSettings.of(
        reader,
        () -> new AcpSettings(base, reader.text(AcpDescription.TOKEN), feed, country, version));
  }

  Account account() {
    return new Account(AcpDescription.CODE, base, feedId);
  }

  List<String> secrets() {
    return token.isEmpty() ? List.of() : List.of(token);
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "AcpSettings[" + base + ", " + feedId + "]";
  }
}
