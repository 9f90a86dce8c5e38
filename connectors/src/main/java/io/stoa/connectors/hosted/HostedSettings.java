package io.stoa.connectors.hosted;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.SettingsReader;
import java.util.Map;

/** Settings of a hosted feed: there are none, and others are refused. */
record HostedSettings() {
  static CheckedSettings<HostedSettings> read(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(HostedDescription.DESCRIPTION, settings);
    return CheckedSettings.of(reader, HostedSettings::new);
  }
}
