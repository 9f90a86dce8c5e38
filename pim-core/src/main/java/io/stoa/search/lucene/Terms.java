package io.stoa.search.lucene;

import io.stoa.search.terms.Keyword;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;

/** Terms as bytes, which is how Lucene has them. */
final class Terms {
  private Terms() {}

  static BytesRef of(Keyword keyword) {
    byte[] value = keyword.value();
    byte[] name = utf8(keyword.name());
    return value == null ? new BytesRef(name) : join(name, value);
  }

  static BytesRef join(byte[] prefix, byte[] value) {
    byte[] joined = new byte[prefix.length + value.length];
    System.arraycopy(prefix, 0, joined, 0, prefix.length);
    System.arraycopy(value, 0, joined, prefix.length, value.length);
    return new BytesRef(joined);
  }

  /** The smallest term greater than all that begin with the prefix. */
  static BytesRef afterAll(byte[] prefix) {
    byte[] after = prefix.clone();
    after[after.length - 1]++;
    return new BytesRef(after);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
