package io.stoa.connectors.exchange;

import java.nio.charset.StandardCharsets;

/**
 * The beginning of a body.
 *
 * @param text secrets masked
 * @param bytes how long the whole is
 * @param cut whether there is more
 */
public record Excerpt(String text, long bytes, boolean cut) {
  /** At most so many bytes of the body, as text. */
  static Excerpt of(Content body, int longest, Masking masking) {
    // Masked before it is cut: half a secret would not be known as one.
    int read = Math.min(body.length(), longest + Masking.LONGEST_SECRET);
    String masked = masking.body(new String(body.bytes(), 0, read, StandardCharsets.UTF_8));
    int sure = body.length() > read ? masked.length() - Masking.LONGEST_SECRET : masked.length();
    int end = Math.max(0, Math.min(sure, longest));
    return new Excerpt(masked.substring(0, end), body.length(), end < masked.length());
  }
}
