package io.stoa.connectors.httpupload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over a timestamp, a dot and a file. */
final class Signature {
  private static final int BUFFER = 64 * 1024;

  private Signature() {}

  /**
   * Signs.
   *
   * @param seconds since 1970
   * @return {@code sha256=} and 64 hexadecimal digits
   */
  static String of(Path file, long seconds, String secret) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        mac.update(buffer, 0, n);
      }
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA256", e);
    }
  }
}
