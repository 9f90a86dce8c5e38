package io.stoa.connector;

import io.stoa.error.Violation;
import java.util.List;
import java.util.Map;

/** Takes rendered feed files to one kind of destination. Thread-safe, holds no settings. */
public interface Connector {
  /** Says what it is and which settings it takes; the API, the form and the docs show this. */
  ConnectorDescription description();

  /** What is wrong with the settings, without touching the destination. */
  List<Violation> check(Map<String, String> settings);

  /** Tries the destination with these settings; nothing is left behind there. */
  List<Violation> tryOut(Map<String, String> settings);

  /**
   * Brings the file to the destination, whole or not at all: a receiver that looks meanwhile sees
   * the old file or the new one, never a part.
   *
   * @throws DeliveryException when it did not arrive
   */
  DeliveryReceipt deliver(Delivery delivery) throws DeliveryException;
}
