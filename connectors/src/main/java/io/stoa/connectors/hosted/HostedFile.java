package io.stoa.connectors.hosted;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One hosted file as it is now.
 *
 * @param content never changes under this path; it stays for one more publication
 * @param sha256 of the content, hex
 * @param modified when this content was published first, whole seconds
 */
public record HostedFile(
    String name, Path content, String sha256, Instant modified, String mediaType, long bytes) {
  /** The entity tag with its quotes, as the header wants it. */
  public String etag() {
    return '"' + sha256 + '"';
  }
}
