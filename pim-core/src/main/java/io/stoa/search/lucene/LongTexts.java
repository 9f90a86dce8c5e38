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
          append(bytes, Terms.utf8(key));
          append(bytes, Terms.utf8(text));
        });
    return new BytesRef(bytes.toByteArray());
  }

  /** Whether the text under the key contains the part, or begins with it. */
  static boolean matches(BytesRef texts, BytePart key, BytePart part, boolean atStart) {
    ByteBuffer bytes = ByteBuffer.wrap(texts.bytes, texts.offset, texts.length);
    while (bytes.hasRemaining()) {
      int keyLength = bytes.getInt();
      boolean wanted = key.isAllOf(texts.bytes, bytes.position(), keyLength);
      bytes.position(bytes.position() + keyLength);
      int length = bytes.getInt();
      int start = bytes.position();
      if (wanted) {
        return atStart
            ? part.isStartOf(texts.bytes, start, length)
            : part.isWithin(texts.bytes, start, length);
      }
      bytes.position(start + length);
    }
    return false;
  }

  private static void append(ByteArrayOutputStream out, byte[] bytes) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }
}
