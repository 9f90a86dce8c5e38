package io.stoa.connectors.sftp;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.jspecify.annotations.Nullable;

/** Accepts a server by the fingerprint of its key only, and remembers a refusal. One connection. */
final class HostKeyPins implements ServerKeyVerifier {
  private final List<String> pins;
  private volatile @Nullable String refused;

  HostKeyPins(List<String> pins) {
    this.pins = pins;
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress remote, PublicKey key) {
    String fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    if (pins.contains(fingerprint)) {
      return true;
    }
    refused = fingerprint + " (" + KeyUtils.getKeyType(key) + ")";
    return false;
  }

  /** Why the server was refused, when it was. */
  Optional<DeliveryException> refusal() {
    return Optional.ofNullable(refused)
        .map(
            presented ->
                DeliveryException.lasting(
                    ConnectorError.DESTINATION_NOT_TRUSTED,
                    "The server presented the host key %s, but the feed expects %s. If the owner of"
                            .formatted(presented, String.join(" or ", pins))
                        + " the server confirms the new one, put it into the setting 'Host key"
                        + " fingerprint'; if not, somebody may be standing in for the server.",
                    null));
  }
}
