package io.stoa.connectors.base;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryFileName;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileConnector;
import java.util.Map;
import java.util.function.Function;

/**
 * What every connector opens with that brings files somewhere. Thread-safe.
 *
 * @param <S> the settings once they are read
 */
public abstract class DeliveryConnector<S> extends SettingsConnector<S> implements FileConnector {
  protected DeliveryConnector(
      ConnectorDescription description, Function<Map<String, String>, CheckedSettings<S>> read) {
    super(description, read);
  }

  @Override
  public final DeliveryReceipt deliver(Delivery delivery) throws DeliveryException {
    String name = DeliveryFileName.orRefuse(delivery.fileName());
    return deliver(delivery, name, settings(delivery.settings()));
  }

  /**
   * As {@link #deliver(Delivery)}.
   *
   * @param name safe at any destination
   */
  protected abstract DeliveryReceipt deliver(Delivery delivery, String name, S settings)
      throws DeliveryException;
}
