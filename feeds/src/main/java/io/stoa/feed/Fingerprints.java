package io.stoa.feed;

import io.stoa.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Remembers which texts it has met, in 16 bytes each: a million in 32 MB. Two different texts are
 * taken for the same with a chance of less than one in 10^26. For one thread.
 */
final class Fingerprints {
  private final MessageDigest digest = Sha256.begin();
  private long[] table = new long[1 << 11];
  private int size;

  /** False when the text was added before. */
  boolean add(String text) {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    // An empty place is two zeros; no fingerprint is.
    boolean added = insert(table, hash.getLong() | 1, hash.getLong());
    if (added && ++size * 4 > table.length) {
      grow();
    }
    return added;
  }

  private static boolean insert(long[] table, long high, long low) {
    int mask = table.length / 2 - 1;
    int place = (int) (high >>> 17) & mask;
    while (table[2 * place] != 0) {
      if (table[2 * place] == high && table[2 * place + 1] == low) {
        return false;
      }
      place = (place + 1) & mask;
    }
    table[2 * place] = high;
    table[2 * place + 1] = low;
    return true;
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    for (int i = 0; i < table.length; i += 2) {
      if (table[i] != 0) {
        insert(larger, table[i], table[i + 1]);
      }
    }
    table = larger;
  }
}
