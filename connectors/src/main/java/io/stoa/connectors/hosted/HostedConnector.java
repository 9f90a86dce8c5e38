package io.stoa.connectors.hosted;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connectors.base.DeliveryConnector;
import io.stoa.error.Violation;
import java.util.List;

/** Publishes files through {@link HostedFeeds}. */
public final class HostedConnector extends DeliveryConnector<HostedSettings> {
  private final HostedFeeds hosted;

  public HostedConnector(HostedFeeds hosted) {
    super(HostedDescription.DESCRIPTION, HostedSettings::read);
    this.hosted = hosted;
  }

  /** There is nothing outside to try. */
  @Override
  protected List<Violation> attempt(HostedSettings settings) {
    return List.of();
  }

  @Override
  protected String blamed(ConnectorError code, HostedSettings settings) {
    return "";
  }

  /** The receipt's location is the path of the address, such as {@code /hosted/4f…/feed.xml}. */
  @Override
  protected DeliveryReceipt deliver(Delivery delivery, String name, HostedSettings settings)
      throws DeliveryException {
    HostedFile file = hosted.publish(delivery.feed(), delivery.file(), name, delivery.mediaType());
    return new DeliveryReceipt(HostedFeeds.path(hosted.token(delivery.feed()), name), file.bytes());
  }
}
