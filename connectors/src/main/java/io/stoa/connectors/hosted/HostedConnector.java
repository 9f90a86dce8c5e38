package io.stoa.connectors.hosted;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryFileName;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileConnector;
import io.stoa.error.Violation;
import java.util.List;
import java.util.Map;

/** Publishes files through {@link HostedFeeds}. */
public final class HostedConnector implements FileConnector {
  private final HostedFeeds hosted;

  public HostedConnector(HostedFeeds hosted) {
    this.hosted = hosted;
  }

  @Override
  public ConnectorDescription description() {
    return HostedDescription.DESCRIPTION;
  }

  @Override
  public List<Violation> check(Map<String, String> settings) {
    return HostedSettings.read(settings).violations();
  }

  /** There is nothing outside to try. */
  @Override
  public List<Violation> tryOut(Map<String, String> settings) {
    return check(settings);
  }

  /** The receipt's location is the path of the address, such as {@code /hosted/4f…/feed.xml}. */
  @Override
  public DeliveryReceipt deliver(Delivery delivery) throws DeliveryException {
    String name = DeliveryFileName.orRefuse(delivery.fileName());
    HostedSettings.read(delivery.settings()).orRefuse();
    HostedFile file = hosted.publish(delivery.feed(), delivery.file(), name, delivery.mediaType());
    return new DeliveryReceipt(HostedFeeds.path(hosted.token(delivery.feed()), name), file.bytes());
  }
}
