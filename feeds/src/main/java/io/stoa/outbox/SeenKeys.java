package io.stoa.outbox;

import java.nio.charset.StandardCharsets;

/**
 * Remembers which keys were met, in 8 bytes each. Two different ones are taken for the same with a
 * chance of less than one in ten million among a million. For one thread.
 */
final class SeenKeys {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long[] table = new long[1 << 12];
  private int size;

  void add(String key) {
    if (insert(table, hash(key)) && ++size * 2 > table.length) {
      long[] larger = new long[table.length * 2];
      for (long hash : table) {
        if (hash != 0) {
          insert(larger, hash);
        }
      }
      table = larger;
    }
  }

  boolean contains(String key) {
    return table[place(table, hash(key))] != 0;
  }

  private static boolean insert(long[] table, long hash) {
    int place = place(table, hash);
    boolean added = table[place] == 0;
    table[place] = hash;
    return added;
  }

  /** Where the hash is, or would be. */
  private static int place(long[] table, long hash) {
    int mask = table.length - 1;
    int place = (int) (hash ^ hash >>> 32) & mask;
    while (table[place] != 0 && table[place] != hash) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private static long hash(String key) {
    long hash = FNV_OFFSET;
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    // FNV leaves the low bits of short texts alike; no hash is zero, which means empty.
    hash ^= hash >>> 29;
    hash *= 0xbf58476d1ce4e5b9L;
    hash ^= hash >>> 32;
    return hash == 0 ? 1 : hash;
  }
}
