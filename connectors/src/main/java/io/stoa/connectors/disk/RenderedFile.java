package io.stoa.connectors.disk;

import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import java.io.IOException;
import java.nio.file.Files;

/** The file that is to be delivered, as this machine has it. */
public final class RenderedFile {
  private RenderedFile() {}

  /** Its bytes. */
  public static long size(Delivery delivery) throws DeliveryException {
    try {
      return Files.size(delivery.file());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** That it cannot be read, for whoever set up the delivery. */
  public static DeliveryException unreadable(IOException cause) {
    return StagedFile.failure("The rendered file cannot be read", cause);
  }
}
