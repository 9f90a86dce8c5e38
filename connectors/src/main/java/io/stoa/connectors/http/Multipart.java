package io.stoa.connectors.http;

import io.stoa.connectors.exchange.Content;
import io.stoa.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with one file in it (RFC 7578), wholly in memory. Used by one thread. */
public final class Multipart {
  private final String boundary;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  private Multipart(String boundary) {
    this.boundary = boundary;
  }

  /** A form whose boundary comes from the file's hash, so that it cannot stand in it by chance. */
  public static Multipart around(Content file) {
    return new Multipart("stoa-" + Sha256.hex(file.bytes()));
  }

  /** Adds a field; name and value without line breaks. */
  public Multipart field(String name, String value) {
    text(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(boundary, name, value));
    return this;
  }

  /**
   * Adds the file.
   *
   * @param fileName without quotes and line breaks
   */
  public Multipart file(String name, String fileName, String mediaType, Content content) {
    text(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, name, fileName, mediaType));
    body.writeBytes(content.bytes());
    text("\r\n");
    return this;
  }

  private void text(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public String mediaType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  /** The whole form, closed. */
  public Content content() {
    text("--" + boundary + "--\r\n");
    return Content.of(body.toByteArray());
  }
}
