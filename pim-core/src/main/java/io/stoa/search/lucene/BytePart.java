package io.stoa.search.lucene;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to be found within others, by Horspool's algorithm: it looks at the last byte of each place
 * and mostly leaps as far as the part is long.
 */
final class BytePart {
  private final byte[] part;

  /** By unsigned byte: how far to move on when it is the last of a place. */
  private final int[] leaps = new int[256];

  /**
   * @param part not empty
   */
  BytePart(byte[] part) {
    this.part = part;
    Arrays.fill(leaps, part.length);
    for (int i = 0; i < part.length - 1; i++) {
      leaps[part[i] & 0xFF] = part.length - 1 - i;
    }
  }

  boolean isWithin(byte[] bytes, int start, int length) {
    int end = start + length;
    int last = start + part.length - 1;
    while (last < end) {
      if (isAt(bytes, last - part.length + 1)) {
        return true;
      }
      last += leaps[bytes[last] & 0xFF];
    }
    return false;
  }

  boolean isStartOf(byte[] bytes, int start, int length) {
    return part.length <= length && isAt(bytes, start);
  }

  boolean isEndOf(byte[] bytes, int start, int length) {
    return part.length <= length && isAt(bytes, start + length - part.length);
  }

  boolean isAllOf(byte[] bytes, int start, int length) {
    return part.length == length && isAt(bytes, start);
  }

  private boolean isAt(byte[] bytes, int start) {
    for (int i = part.length - 1; i >= 0; i--) {
      if (bytes[start + i] != part[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return new String(part, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BytePart that && Arrays.equals(part, that.part);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(part);
  }
}
