package io.stoa.format;

import org.jspecify.annotations.Nullable;

/**
 * Numbers in a deflated stream of which its reader notices nothing. An empty stored block that
 * begins with a byte has five bits before its length that mean nothing (RFC 1951, section 3.2.4);
 * so many such blocks stand in a row as the numbers need.
 */
final class SilentNumbers {
  private static final int BITS_OF_BLOCK = 5;
  private static final int BYTES_OF_BLOCK = 5;
  private static final int BITS_OF_TYPE = 3;

  private SilentNumbers() {}

  /** How many bytes it takes to say so many numbers. */
  static int bytes(int numbers) {
    int bits = numbers * Integer.SIZE;
    return (bits + BITS_OF_BLOCK - 1) / BITS_OF_BLOCK * BYTES_OF_BLOCK;
  }

  static byte[] write(int... numbers) {
    byte[] blocks = new byte[bytes(numbers.length)];
    for (int at = 0; at < blocks.length; at += BYTES_OF_BLOCK) {
      blocks[at + 3] = (byte) 0xff;
      blocks[at + 4] = (byte) 0xff;
    }
    for (int bit = 0; bit < numbers.length * Integer.SIZE; bit++) {
      if (((numbers[bit / Integer.SIZE] >>> bit) & 1) != 0) {
        blocks[byteOf(bit)] |= (byte) maskOf(bit);
      }
    }
    return blocks;
  }

  /** The numbers that the stream begins with; null when it begins with something else. */
  static int @Nullable [] read(byte[] stream, int count) {
    for (int at = 0; at < bytes(count); at += BYTES_OF_BLOCK) {
      boolean empty = stream[at + 1] == 0 && stream[at + 2] == 0;
      boolean checked = stream[at + 3] == (byte) 0xff && stream[at + 4] == (byte) 0xff;
      if ((stream[at] & ((1 << BITS_OF_TYPE) - 1)) != 0 || !empty || !checked) {
        return null;
      }
    }
    int[] numbers = new int[count];
    for (int bit = 0; bit < count * Integer.SIZE; bit++) {
      if ((stream[byteOf(bit)] & maskOf(bit)) != 0) {
        numbers[bit / Integer.SIZE] |= 1 << bit;
      }
    }
    return numbers;
  }

  private static int byteOf(int bit) {
    return bit / BITS_OF_BLOCK * BYTES_OF_BLOCK;
  }

  private static int maskOf(int bit) {
    return 1 << (BITS_OF_TYPE + bit % BITS_OF_BLOCK);
  }
}
