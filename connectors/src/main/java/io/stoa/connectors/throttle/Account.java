package io.stoa.connectors.throttle;

import io.stoa.digest.Sha256;
import java.net.URI;

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
    return connector + "-" + Sha256.hex(base + "\n" + id, 16);
  }
}
