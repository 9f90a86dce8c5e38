package io.stoa.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Digests texts so that other ones, or the same in other places, give another digest. */
final class RowDigest {
  private static final int BYTES = 16;

  private final MessageDigest digest;

  private RowDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** Empty texts at the end count for nothing: a row may be shorter than its header. */
  static String of(String context, List<String> texts) {
    RowDigest digest = new RowDigest();
    digest.add(-1, context);
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).isEmpty()) {
        digest.add(i, texts.get(i));
      }
    }
    return HexFormat.of().formatHex(digest.digest.digest(), 0, BYTES);
  }

  private void add(int place, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(place);
    number(bytes.length);
    digest.update(bytes);
  }

  private void number(int number) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (number >> shift));
    }
  }
}
