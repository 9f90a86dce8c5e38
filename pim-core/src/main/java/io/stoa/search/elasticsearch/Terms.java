package io.stoa.search.elasticsearch;

import io.stoa.search.terms.Keyword;
import java.util.HexFormat;

/**
 * Terms as texts, which is how Elasticsearch has them: values in hexadecimal, in the same order.
 */
final class Terms {
  private Terms() {}

  static String of(Keyword keyword) {
    byte[] value = keyword.value();
    return value == null ? keyword.name() : keyword.name() + hex(value);
  }

  static String hex(byte[] value) {
    return HexFormat.of().formatHex(value);
  }

  /** Greater than all terms that begin so, and smaller than whatever follows those. */
  static String afterAll(String prefix) {
    int last = prefix.length() - 1;
    return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
  }
}
