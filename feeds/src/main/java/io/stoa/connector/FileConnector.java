package io.stoa.connector;

/** Takes rendered feed files to one kind of destination. Thread-safe, holds no settings. */
public non-sealed interface FileConnector extends Connector {
  /**
   * Brings the file to the destination, whole or not at all: a receiver that looks meanwhile sees
   * the old file or the new one, never a part. Bringing the same file of the same run once more
   * does no harm.
   *
   * @throws DeliveryException when it did not arrive
   */
  DeliveryReceipt deliver(Delivery delivery) throws DeliveryException;
}
