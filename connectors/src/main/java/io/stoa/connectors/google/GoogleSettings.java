package io.stoa.connectors.google;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.oauth.AccessTokens;
import io.stoa.connectors.throttle.Account;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an account is and how it opens.
 *
 * @param dataSource empty for local inventory, which needs none
 */
record GoogleSettings(
    URI base, URI tokens, String account, String dataSource, ServiceAccount serviceAccount) {
  private static final Pattern ID = Pattern.compile("\\d{1,20}");

  static CheckedSettings<GoogleSettings> read(
      ConnectorDescription description, Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(description, settings);
    Optional<GoogleSettings> read = read(description, reader);
    return CheckedSettings.of(reader, read::orElseThrow);
  }

  /** Those that all of Google's connectors have; empty when one of them is broken. */
  static Optional<GoogleSettings> read(ConnectorDescription description, SettingsReader reader) {
    URI base = BaseUrl.read(reader, GoogleDescription.BASE_URL);
    URI tokens = BaseUrl.read(reader, GoogleDescription.TOKEN_URL);
    String account = id(reader, GoogleDescription.ACCOUNT);
    boolean local = description.setting(GoogleDescription.DATA_SOURCE).isEmpty();
    String dataSource = local ? "" : id(reader, GoogleDescription.DATA_SOURCE);
    String file = reader.text(GoogleDescription.KEY);
    Optional<ServiceAccount> key = ServiceAccount.of(file);
    if (!file.isEmpty() && key.isEmpty()) {
      reader.reject(
          GoogleDescription.KEY,
          "service_account_key",
          "Is not the JSON file of a service account's key.");
    }
    return reader.violations().isEmpty()
        ? key.map(k -> new GoogleSettings(base, tokens, account, dataSource, k))
        : Optional.empty();
  }

  private static String id(SettingsReader reader, String name) {
    String text = reader.text(name);
    if (!text.isEmpty() && !ID.matcher(text).matches()) {
      reader.reject(name, "digits", "Has digits only.");
    }
    return text;
  }

  /** Products and local inventory of an account have quotas of their own, but one account. */
  Account throttled() {
    return new Account(GoogleDescription.PRODUCTS_CODE, base, account);
  }

  String tokenKey() {
    return AccessTokens.key(
        GoogleDescription.PRODUCTS_CODE,
        tokens.toString(),
        serviceAccount.email(),
        serviceAccount.keyId(),
        Integer.toHexString(java.util.Arrays.hashCode(serviceAccount.key().getEncoded())));
  }

  String accountName() {
    return "accounts/" + account;
  }

  String dataSourceName() {
    return accountName() + "/dataSources/" + dataSource;
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "GoogleSettings[" + account + "]";
  }
}
