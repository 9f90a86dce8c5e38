package io.stoa.connectors.meta;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.SettingsReader;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.throttle.Account;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a catalogue is and how it opens.
 *
 * @param appSecret empty when calls are not proven
 */
record MetaSettings(URI base, String version, String catalog, String token, String appSecret) {
  private static final Pattern VERSION = Pattern.compile("v\\d{1,3}\\.\\d{1,2}");
  private static final Pattern ID = Pattern.compile("\\d{1,30}");

  static CheckedSettings<MetaSettings> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(MetaDescription.DESCRIPTION, settings);
    Optional<MetaSettings> read = read(reader);
    return CheckedSettings.of(reader, read::orElseThrow);
  }

  /** Those that all of Meta's connectors have; empty when one of them is broken. */
  static Optional<MetaSettings> read(SettingsReader reader) {
    URI base = BaseUrl.read(reader, MetaDescription.BASE_URL);
    String version = reader.text(MetaDescription.VERSION);
    if (!VERSION.matcher(version).matches()) {
      reader.reject(MetaDescription.VERSION, "version", "Must be a version such as v24.0.");
    }
    String catalog = reader.text(MetaDescription.CATALOG);
    if (!catalog.isEmpty() && !ID.matcher(catalog).matches()) {
      reader.reject(MetaDescription.CATALOG, "digits", "A catalogue's id has digits only.");
    }
    return reader.violations().isEmpty()
        ? Optional.of(
            new MetaSettings(
                base,
                version,
                catalog,
                reader.text(MetaDescription.TOKEN),
                reader.text(MetaDescription.APP_SECRET)))
        : Optional.empty();
  }

  /** Meta limits calls for each catalogue. */
  Account account() {
    return new Account(MetaDescription.CODE, base, catalog);
  }

  List<String> secrets() {
    return List.of(token, appSecret);
  }

  /** Leaves the secrets out. */
  @Override
  public String toString() {
    return "MetaSettings[" + catalog + "]";
  }
}
