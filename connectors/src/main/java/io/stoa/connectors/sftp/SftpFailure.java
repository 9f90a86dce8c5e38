package io.stoa.connectors.sftp;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.network.OneLine;
import java.io.IOException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** Says what an exception of the SSH client means to whoever set up the delivery. */
final class SftpFailure {
  private SftpFailure() {}

  /** While connecting: the server could not be reached or hung up. */
  static DeliveryException connecting(SftpSettings settings, IOException cause) {
    return DeliveryException.passing(
        ConnectorError.DESTINATION_UNREACHABLE,
        "The server %s:%d cannot be reached: %s"
            .formatted(settings.host(), settings.port(), OneLine.of(cause)),
        cause);
  }

  /** While signing in. */
  static DeliveryException signingIn(SftpSettings settings, IOException cause) {
    if (cause instanceof SshException ssh && isRefusal(ssh.getDisconnectCode())) {
      return DeliveryException.lasting(
          ConnectorError.AUTHENTICATION_FAILED,
          "The server %s does not let the user '%s' in with this %s."
              .formatted(
                  settings.host(),
                  settings.user(),
                  settings.privateKey().isPresent() ? "private key" : "password"),
          cause);
    }
    return connecting(settings, cause);
  }

  /** While working with files. */
  static DeliveryException working(String what, IOException cause) {
    String message = what + ": " + OneLine.of(cause);
    if (!(cause instanceof SftpException sftp)) {
      return DeliveryException.passing(ConnectorError.DESTINATION_UNREACHABLE, message, cause);
    }
    return switch (sftp.getStatus()) {
      case SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, SftpConstants.SSH_FX_QUOTA_EXCEEDED ->
          DeliveryException.lasting(ConnectorError.OUT_OF_SPACE, message, cause);
      case SftpConstants.SSH_FX_NO_CONNECTION, SftpConstants.SSH_FX_CONNECTION_LOST ->
          DeliveryException.passing(ConnectorError.DESTINATION_UNREACHABLE, message, cause);
      // "Failure" is what a server says that has no better word; a full disk, or a lock that
      // passes.
      case SftpConstants.SSH_FX_FAILURE, SftpConstants.SSH_FX_LOCK_CONFLICT ->
          DeliveryException.passing(ConnectorError.DESTINATION_REFUSED, message, cause);
      default -> DeliveryException.lasting(ConnectorError.DESTINATION_REFUSED, message, cause);
    };
  }

  private static boolean isRefusal(int disconnectCode) {
    return switch (disconnectCode) {
      case SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE,
          SshConstants.SSH2_DISCONNECT_AUTH_CANCELLED_BY_USER,
          SshConstants.SSH2_DISCONNECT_ILLEGAL_USER_NAME,
          // OpenSSH's "Too many authentication failures".
          SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR ->
          true;
      default -> false;
    };
  }
}
