package io.stoa.feed;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileConnector;
import io.stoa.error.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A destination for tests: a folder that can refuse and that can make the sender wait. */
final class Inbox implements FileConnector {
  private final Path folder;
  private final List<Delivery> deliveries = new ArrayList<>();
  private volatile boolean closed;
  private volatile @Nullable CountDownLatch entered;
  private volatile @Nullable CountDownLatch mayGoOn;

  Inbox(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public ConnectorDescription description() {
    return new ConnectorDescription(
        "inbox",
        "Inbox",
        "A folder.",
        List.of(
            Setting.optional("place", "Place", Kind.TEXT, "Not used."),
            Setting.optional("password", "Password", Kind.SECRET, "Not needed.")));
  }

  @Override
  public List<Violation> check(Map<String, String> settings) {
    return List.of();
  }

  @Override
  public List<Violation> tryOut(Map<String, String> settings) {
    return List.of();
  }

  @Override
  public DeliveryReceipt deliver(Delivery delivery) throws DeliveryException {
    CountDownLatch in = entered;
    CountDownLatch out = mayGoOn;
    try {
      if (in != null && out != null) {
        in.countDown();
        out.await();
      }
      if (closed) {
        throw new DeliveryException(
            ConnectorError.DESTINATION_REFUSED, false, "The inbox is closed.", null);
      }
      deliveries.add(delivery);
      Path target = folder.resolve(delivery.fileName());
      Path half = folder.resolve(delivery.fileName() + ".half");
      Files.copy(delivery.file(), half, StandardCopyOption.REPLACE_EXISTING);
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
      return new DeliveryReceipt("inbox/" + delivery.fileName(), Files.size(target));
    } catch (IOException | InterruptedException e) {
      throw new DeliveryException(ConnectorError.OUT_OF_SPACE, true, "No.", e);
    }
  }

  void close() {
    refuse(true);
  }

  void refuse(boolean all) {
    closed = all;
  }

  /** The next delivery counts the first latch down and waits for the second. */
  void hold(CountDownLatch in, CountDownLatch out) {
    entered = in;
    mayGoOn = out;
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  Path file(String name) {
    return folder.resolve(name);
  }
}
