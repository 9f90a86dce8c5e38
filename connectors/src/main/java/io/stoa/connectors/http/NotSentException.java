package io.stoa.connectors.http;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;

/** There was no connection: the request surely did not arrive. */
final class NotSentException extends DeliveryException {
  private static final long serialVersionUID = 1L;

  NotSentException(String message, Throwable cause) {
    super(ConnectorError.DESTINATION_UNREACHABLE, true, message, cause);
  }
}
