package io.stoa.connectors.http;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.ConnectorDescription;
import io.stoa.connectors.base.SettingsConnector;
import java.util.Map;
import java.util.function.Function;

/**
 * What every connector to a channel's interface opens with. Thread-safe.
 *
 * @param <S> the settings once they are read
 */
public abstract class ChannelConnector<S> extends SettingsConnector<S> {
  /** The way to channels. */
  protected final ChannelHttp http;

  protected ChannelConnector(
      ChannelHttp http,
      ConnectorDescription description,
      Function<Map<String, String>, CheckedSettings<S>> read) {
    super(description, read);
    this.http = http;
  }
}
