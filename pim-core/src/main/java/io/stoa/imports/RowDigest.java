package io.stoa.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Digests texts so that other ones, or the same in other places, give another digest. */
final class RowDigest {
  private static final int BYTES = 16;

  private ByteBuffer input = ByteBuffer.allocate(4_096);

  private RowDigest() {}

  /** Empty texts count for nothing: a row may be shorter than its header. */
  static String of(String context, List<String> texts) {
    RowDigest digest = new RowDigest();
    digest.add(-1, context);
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).isEmpty()) {
        digest.add(i, texts.get(i));
      }
    }
    return digest.end();
  }

  private void add(int place, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int needed = 2 * Integer.BYTES + bytes.length;
    if (input.remaining() < needed) {
      input = ByteBuffer.allocate(2 * input.position() + needed).put(input.flip());
    }
    input.putInt(place).putInt(bytes.length).put(bytes);
  }

  private String end() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(input.flip());
      return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
