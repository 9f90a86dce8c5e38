package io.stoa.search.lucene;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/**
 * The doc value of {@link Fields#LONG_TEXTS}: for each text longer than its term, key and folded
 * text, each with its length in bytes before it.
 */
final class LongTexts {
  private LongTexts() {}

  /**
   * @param byKey folded texts
   */
  static BytesRef of(Map<String, String> byKey) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byKey.forEach(
        (key, text) -> {
          append(bytes, Keywords.utf8(key));
          append(bytes, Keywords.utf8(text));
        });
    return new BytesRef(bytes.toByteArray());
  }

  /** Whether the text under the key contains the part, or begins with it. */
  static boolean matches(BytesRef texts, byte[] key, byte[] part, boolean atStart) {
    ByteBuffer bytes = ByteBuffer.wrap(texts.bytes, texts.offset, texts.length);
    while (bytes.hasRemaining()) {
      int keyLength = bytes.getInt();
      boolean wanted =
          keyLength == key.length && startsWith(texts.bytes, bytes.position(), keyLength, key);
      bytes.position(bytes.position() + keyLength);
      int length = bytes.getInt();
      int start = bytes.position();
      if (wanted) {
        return atStart
            ? startsWith(texts.bytes, start, length, part)
            : contains(texts.bytes, start, length, part);
      }
      bytes.position(start + length);
    }
    return false;
  }

  private static boolean contains(byte[] bytes, int start, int length, byte[] part) {
    int last = start + length - part.length;
    for (int i = start; i <= last; i++) {
      if (bytes[i] == part[0] && startsWith(bytes, i, part.length, part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] bytes, int start, int length, byte[] part) {
    if (part.length > length) {
      return false;
    }
    for (int i = 0; i < part.length; i++) {
      if (bytes[start + i] != part[i]) {
        return false;
      }
    }
    return true;
  }

  private static void append(ByteArrayOutputStream out, byte[] bytes) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }
}
