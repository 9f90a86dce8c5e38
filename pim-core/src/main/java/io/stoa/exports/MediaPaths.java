package io.stoa.exports;

import io.stoa.product.Value;
import io.stoa.product.ValueKey;

/**
 * {@code files/<identifier>/<attribute>[/<locale>][/<channel>]/<file name>}, as Akeneo writes it.
 */
final class MediaPaths {
  private MediaPaths() {}

  static String of(String identifier, ValueKey key, Value.Media media) {
    StringBuilder path = new StringBuilder("files/").append(segment(identifier)).append('/');
    path.append(key.attribute()).append('/');
    if (key.locale() != null) {
      path.append(key.locale()).append('/');
    }
    if (key.channel() != null) {
      path.append(key.channel()).append('/');
    }
    return path.append(segment(media.name())).toString();
  }

  /** A name that any file system takes; one that had to change stays unlike all others. */
  private static String segment(String text) {
    String safe = text.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").replaceAll("^\\.+|[. ]+$", "_");
    return safe.equals(text) ? safe : Integer.toHexString(text.hashCode()) + "_" + safe;
  }
}
