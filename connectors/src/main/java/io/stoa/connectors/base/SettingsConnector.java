package io.stoa.connectors.base;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.Target;
import io.stoa.error.Violation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What every connector opens with: what it says of itself, and its settings read, checked and tried
 * out. Thread-safe.
 *
 * @param <S> the settings once they are read
 */
public abstract class SettingsConnector<S> {
  private final ConnectorDescription description;
  private final Function<Map<String, String>, CheckedSettings<S>> read;

  protected SettingsConnector(
      ConnectorDescription description, Function<Map<String, String>, CheckedSettings<S>> read) {
    this.description = description;
    this.read = read;
  }

  /** As {@link io.stoa.connector.Connector#description}. */
  public final ConnectorDescription description() {
    return description;
  }

  /** As {@link io.stoa.connector.Connector#check}. */
  public final List<Violation> check(Map<String, String> settings) {
    return read.apply(settings).violations();
  }

  /** As {@link io.stoa.connector.Connector#tryOut}. */
  public List<Violation> tryOut(Map<String, String> settings) {
    CheckedSettings<S> checked = read.apply(settings);
    return checked.tryOut(
        this::attempt, code -> checked.good().map(good -> blamed(code, good)).orElse(""));
  }

  /** Asks the destination something that changes nothing; what is wrong with the settings. */
  protected abstract List<Violation> attempt(S settings) throws DeliveryException;

  /** Which setting a failure of that kind is about. */
  protected abstract String blamed(ConnectorError code, S settings);

  /**
   * The target's settings.
   *
   * @throws DeliveryException {@code SETTINGS_INVALID}, naming everything that is wrong
   */
  protected final S settings(Target target) throws DeliveryException {
    return settings(target.settings());
  }

  /** As {@link #settings(Target)}. */
  protected final S settings(Map<String, String> settings) throws DeliveryException {
    return read.apply(settings).orRefuse();
  }
}
