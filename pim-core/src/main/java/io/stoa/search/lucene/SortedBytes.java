package io.stoa.search.lucene;

import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Distinct byte strings in their unsigned order, each by its rank. Of sixteen that follow each
 * other only the first is kept whole, the others less what they begin with in common with the one
 * before: values of a million products take a third of the memory so. Immutable.
 */
final class SortedBytes {
  private static final int BLOCK_BITS = 4;
  private static final int IN_BLOCK = (1 << BLOCK_BITS) - 1;

  /** For each value: how much it shares, the length of its rest (both vInt), the rest. */
  private final byte[] data;

  private final int[] blocks;
  private final int size;

  private SortedBytes(byte[] data, int[] blocks, int size) {
    this.data = data;
    this.blocks = blocks;
    this.size = size;
  }

  long memory() {
    return (long) data.length + (long) Integer.BYTES * blocks.length;
  }

  /** A copy of the value with the rank. */
  BytesRef get(int rank) {
    Reading reading = new Reading(rank >> BLOCK_BITS);
    for (int i = rank & IN_BLOCK; i >= 0; i--) {
      reading.next();
    }
    return BytesRef.deepCopyOf(reading.value);
  }

  /** The rank of the value; where it is none, the rank it would have, less one, negated. */
  int place(BytesRef value) {
    int low = 0;
    int high = blocks.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Reading first = new Reading(middle);
      first.next();
      if (first.value.compareTo(value) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high < 0 ? -1 : placeIn(high, value);
  }

  private int placeIn(int block, BytesRef value) {
    Reading reading = new Reading(block);
    int rank = block << BLOCK_BITS;
    int end = Math.min(size, (block + 1) << BLOCK_BITS);
    for (; rank < end; rank++) {
      reading.next();
      int order = reading.value.compareTo(value);
      if (order >= 0) {
        return order == 0 ? rank : -rank - 1;
      }
    }
    return -rank - 1;
  }

  /** Reads a block from its beginning. */
  private final class Reading {
    private final BytesRef value = new BytesRef(64);
    private int at;

    Reading(int block) {
      at = blocks[block];
    }

    void next() {
      int shared = number();
      int rest = number();
      value.bytes = ArrayUtil.grow(value.bytes, shared + rest);
      System.arraycopy(data, at, value.bytes, shared, rest);
      value.length = shared + rest;
      at += rest;
    }

    private int number() {
      int number = 0;
      int shift = 0;
      byte next;
      do {
        next = data[at++];
        number |= (next & 0x7f) << shift;
        shift += 7;
      } while (next < 0);
      return number;
    }
  }

  /** Takes values in rising order. */
  static final class Builder {
    private final BytesRef last = new BytesRef(64);
    private byte[] data = new byte[256];
    private int[] blocks = new int[8];
    private int length;
    private int size;

    /**
     * Returns the value's rank.
     *
     * @param value not less than the one before; the same one again has the same rank
     */
    int add(BytesRef value) {
      if (size > 0 && last.bytesEquals(value)) {
        return size - 1;
      }
      int shared = 0;
      if ((size & IN_BLOCK) == 0) {
        blocks = ArrayUtil.grow(blocks, (size >> BLOCK_BITS) + 1);
        blocks[size >> BLOCK_BITS] = length;
      } else {
        shared = StringHelper.bytesDifference(last, value);
      }
      int rest = value.length - shared;
      data = ArrayUtil.grow(data, length + rest + 2 * Integer.BYTES + 2);
      number(shared);
      number(rest);
      System.arraycopy(value.bytes, value.offset + shared, data, length, rest);
      length += rest;
      last.bytes = ArrayUtil.grow(last.bytes, value.length);
      System.arraycopy(value.bytes, value.offset, last.bytes, 0, value.length);
      last.length = value.length;
      return size++;
    }

    private void number(int number) {
      int left = number;
      while (left > 0x7f) {
        data[length++] = (byte) (left | 0x80);
        left >>>= 7;
      }
      data[length++] = (byte) left;
    }

    SortedBytes build() {
      return new SortedBytes(
          Arrays.copyOf(data, length),
          Arrays.copyOf(blocks, (size + IN_BLOCK) >> BLOCK_BITS),
          size);
    }
  }
}
