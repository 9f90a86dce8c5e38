package io.stoa.connector;

import java.time.Duration;

/** Nothing was sent: the channel's quota is used up. A later run goes on. */
public class PostponedException extends DeliveryException {
  private static final long serialVersionUID = 1L;

  private final Duration pause;

  /**
   * @param pause how long nothing will be taken, as far as the channel says
   */
  public PostponedException(Duration pause, String message) {
    super(ConnectorError.QUOTA_USED_UP, true, message, null);
    this.pause = pause;
  }

  public Duration pause() {
    return pause;
  }
}
