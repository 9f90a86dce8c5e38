package io.stoa.backup;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of what is read through it. For one file and one thread. */
final class Digesting {
  private final MessageDigest digest;

  Digesting() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  InputStream reading(InputStream in) {
    return new DigestInputStream(in, digest);
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
