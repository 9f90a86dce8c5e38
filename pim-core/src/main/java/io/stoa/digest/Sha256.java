package io.stoa.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java has. Texts are taken as UTF-8. */
public final class Sha256 {
  private static final int BYTES = 32;

  private Sha256() {}

  /** A digest of nothing yet; for one thread. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** 32 bytes. */
  public static byte[] of(byte[] bytes) {
    return begin().digest(bytes);
  }

  /** 32 bytes. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** 64 digits, lower case. */
  public static String hex(byte[] bytes) {
    return hex(bytes, BYTES);
  }

  /** 64 digits, lower case. */
  public static String hex(String text) {
    return hex(text, BYTES);
  }

  /**
   * The first bytes of the digest, two digits each, lower case.
   *
   * @param bytes how many, 32 at most
   */
  public static String hex(String text, int bytes) {
    return hex(text.getBytes(StandardCharsets.UTF_8), bytes);
  }

  private static String hex(byte[] of, int bytes) {
    return HexFormat.of().formatHex(of(of), 0, bytes);
  }
}
