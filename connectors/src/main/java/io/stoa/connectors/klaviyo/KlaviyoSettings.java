package io.stoa.connectors.klaviyo;

import static io.stoa.connectors.klaviyo.KlaviyoDescription.ACCOUNT;
import static io.stoa.connectors.klaviyo.KlaviyoDescription.BASE_URL;
import static io.stoa.connectors.klaviyo.KlaviyoDescription.KEY;
import static io.stoa.connectors.klaviyo.KlaviyoDescription.REVISION;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.throttle.Account;
import java.net.URI;
import java.util.Map;

/** The settings, read. */
record KlaviyoSettings(URI base, String accountId, String key, String revision) {
  static CheckedSettings<KlaviyoSettings> read(
      ConnectorDescription description, Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(description, settings);
    URI base = BaseUrl.read(reader, BASE_URL);
    String account = reader.text(ACCOUNT);
    if (!account.isEmpty() && !account.matches("[A-Za-z0-9]{6}")) {
      reader.reject(ACCOUNT, "account", "Must be six letters and digits, such as AbC123.");
    }
    String revision = reader.text(REVISION);
    if (!revision.matches("\\d{4}-\\d{2}-\\d{2}(\\.[a-z]{1,10})?")) {
      reader.reject(REVISION, "revision", "Must be a day such as 2026-07-15.");
    }
    return CheckedSettings.of(
        reader, () -> new KlaviyoSettings(base, account, reader.text(KEY), revision));
  }

  /** Klaviyo limits the calls of each account, whichever key they carry. */
  Account account() {
    return new Account(KlaviyoDescription.ITEMS_CODE, base, accountId);
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "KlaviyoSettings[" + base + ", " + accountId + "]";
  }
}
