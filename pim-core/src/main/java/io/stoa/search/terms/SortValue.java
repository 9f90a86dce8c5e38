package io.stoa.search.terms;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What a document is sorted by under one of the {@link SortKeys}. */
public final class SortValue {
  private final byte[] bytes;
  private final boolean isText;

  private SortValue(byte[] bytes, boolean isText) {
    this.bytes = bytes;
    this.isText = isText;
  }

  static SortValue of(String text) {
    return new SortValue(text.getBytes(StandardCharsets.UTF_8), true);
  }

  static SortValue of(byte[] bytes) {
    return new SortValue(bytes, false);
  }

  /** Their unsigned order is the order of the values. Not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** In the same order, for engines whose values are texts. */
  public String text() {
    return isText ? new String(bytes, StandardCharsets.UTF_8) : HexFormat.of().formatHex(bytes);
  }
}
