package io.stoa.backup;

import io.stoa.digest.Sha256;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The SHA-256 of what is read through it. For one file and one thread. */
final class Digesting {
  private final MessageDigest digest = Sha256.begin();

  InputStream reading(InputStream in) {
    return new DigestInputStream(in, digest);
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
