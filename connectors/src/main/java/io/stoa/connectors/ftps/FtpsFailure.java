package io.stoa.connectors.ftps;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.network.OneLine;
import java.io.IOException;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;

/** Says what a reply or an exception means to whoever set up the delivery. */
final class FtpsFailure {
  private FtpsFailure() {}

  /** The server could not be reached or hung up. */
  static DeliveryException unreachable(FtpsSettings settings, IOException cause) {
    return DeliveryException.passing(
        ConnectorError.DESTINATION_UNREACHABLE,
        "The server %s:%d cannot be reached: %s"
            .formatted(settings.host(), settings.port(), OneLine.of(cause)),
        cause);
  }

  /** The server knows no TLS, or not as it was asked for. */
  static DeliveryException unprotected(FtpsSettings settings, IOException cause) {
    return DeliveryException.lasting(
        ConnectorError.DESTINATION_NOT_TRUSTED,
        "The server %s:%d does not encrypt (%s): %s"
            .formatted(
                settings.host(), settings.port(), settings.encryption().text(), OneLine.of(cause)),
        cause);
  }

  /** While signing in. */
  static DeliveryException signingIn(FtpsSettings settings, FTPClient client) {
    String said = OneLine.of((Object) client.getReplyString());
    if (FTPReply.isNegativeTransient(client.getReplyCode())) {
      return DeliveryException.passing(
          ConnectorError.DESTINATION_UNREACHABLE,
          "The server %s takes nobody now: %s".formatted(settings.host(), said),
          null);
    }
    return DeliveryException.lasting(
        ConnectorError.AUTHENTICATION_FAILED,
        "The server %s does not let the user '%s' in with this password."
            .formatted(settings.host(), settings.user()),
        null);
  }

  /** While working with files; the codes are those of RFC 959, section 4.2. */
  static DeliveryException refused(String what, FTPClient client) {
    String message = what + ": " + OneLine.of((Object) client.getReplyString());
    int code = client.getReplyCode();
    if (code == FTPReply.INSUFFICIENT_STORAGE || code == FTPReply.STORAGE_ALLOCATION_EXCEEDED) {
      return DeliveryException.lasting(ConnectorError.OUT_OF_SPACE, message, null);
    }
    if (code == FTPReply.SERVICE_NOT_AVAILABLE) {
      return DeliveryException.passing(ConnectorError.DESTINATION_UNREACHABLE, message, null);
    }
    return FTPReply.isNegativeTransient(code)
        ? DeliveryException.passing(ConnectorError.DESTINATION_REFUSED, message, null)
        : DeliveryException.lasting(ConnectorError.DESTINATION_REFUSED, message, null);
  }

  /** The connection broke while working with files. */
  static DeliveryException broken(String what, IOException cause) {
    return DeliveryException.passing(
        ConnectorError.DESTINATION_UNREACHABLE, what + ": " + OneLine.of(cause), cause);
  }
}
