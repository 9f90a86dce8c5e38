package io.stoa.connectors.bigcommerce;

import static io.stoa.connectors.bigcommerce.BigCommerceDescription.ACCESS_TOKEN;
import static io.stoa.connectors.bigcommerce.BigCommerceDescription.BASE_URL;
import static io.stoa.connectors.bigcommerce.BigCommerceDescription.STORE_HASH;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.throttle.Account;
import java.net.URI;
import java.util.Map;

/** The settings, read. */
record BigCommerceSettings(URI base, String storeHash, String accessToken) {
  static CheckedSettings<BigCommerceSettings> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(BigCommerceDescription.DESCRIPTION, settings);
    URI base = BaseUrl.read(reader, BASE_URL);
    String hash = reader.text(STORE_HASH);
    if (!hash.isEmpty() && !hash.matches("[A-Za-z0-9]{1,40}")) {
      reader.reject(STORE_HASH, "store_hash", "Must be letters and digits, such as a1b2c3d4e5.");
    }
    return CheckedSettings.of(
        reader, () -> new BigCommerceSettings(base, hash, reader.text(ACCESS_TOKEN)));
  }

  Account account() {
    return new Account(BigCommerceDescription.CODE, base, storeHash);
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "BigCommerceSettings[" + base + ", " + storeHash + "]";
  }
}
