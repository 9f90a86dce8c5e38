package io.stoa.connectors.throttle;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Whose quota calls count against. All feeds that name the same account share it.
 *
 * @param connector code of the connector
 * @param base address of the channel
 * @param id what the channel calls the account, such as a seller id; no secret
 */
public record Account(String connector, URI base, String id) {
  /** Stable and safe as the id of a document. */
  String key() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((base + "\n" + id).getBytes(StandardCharsets.UTF_8));
      return connector + "-" + HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
