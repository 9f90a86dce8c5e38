package io.stoa.connectors.square;

import static io.stoa.connectors.square.SquareDescription.ACCESS_TOKEN;
import static io.stoa.connectors.square.SquareDescription.API_VERSION;
import static io.stoa.connectors.square.SquareDescription.BASE_URL;
import static io.stoa.connectors.square.SquareDescription.MERCHANT_ID;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.throttle.Account;
import java.net.URI;
import java.util.Map;

/** The settings, read. */
record SquareSettings(URI base, String accessToken, String merchantId, String apiVersion) {
  static CheckedSettings<SquareSettings> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(SquareDescription.DESCRIPTION, settings);
    URI base = BaseUrl.read(reader, BASE_URL);
    String version = reader.text(API_VERSION);
    if (!version.matches("20\\d\\d-\\d\\d-\\d\\d")) {
      reader.reject(API_VERSION, "api_version", "Must be a version such as 2026-08-19.");
    }
    return CheckedSettings.of(
        reader,
        () ->
            new SquareSettings(base, reader.text(ACCESS_TOKEN), reader.text(MERCHANT_ID), version));
  }

  Account account() {
    return new Account(SquareDescription.CODE, base, merchantId);
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "SquareSettings[" + base + ", " + merchantId + "]";
  }
}
