package io.stoa.format;

/**
 * The CRC-32 of bytes of which only the sums and lengths of their parts are known. A sum is a
 * polynomial over GF(2), reflected, its lowest power in the highest bit; another part behind it
 * multiplies it by a power of x that the part's length gives. For one thread.
 */
final class JoinedCrc {
  /** As in IEEE 802.3, without its highest power. */
  private static final int POLYNOMIAL = 0xEDB88320;

  private static final int ONE = 1 << 31;

  /** x to the power of 1, 2, 4, 8 and so on. */
  private static final int[] POWERS = powers();

  private int sum;
  private long length;

  private static int[] powers() {
    int[] powers = new int[Long.SIZE];
    powers[0] = ONE >>> 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = product(powers[i - 1], powers[i - 1]);
    }
    return powers;
  }

  private static int product(int one, int other) {
    int product = 0;
    int shifted = other;
    for (int power = ONE; power != 0; power >>>= 1) {
      if ((one & power) != 0) {
        product ^= shifted;
      }
      shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ POLYNOMIAL;
    }
    return product;
  }

  /** The next part. */
  void add(int sumOfPart, long bytes) {
    int shift = ONE;
    long bits = bytes * Byte.SIZE;
    for (int i = 0; bits >> i != 0; i++) {
      if (((bits >> i) & 1) != 0) {
        shift = product(POWERS[i], shift);
      }
    }
    sum = product(shift, sum) ^ sumOfPart;
    length += bytes;
  }

  int sum() {
    return sum;
  }

  /** Of all parts. */
  long length() {
    return length;
  }
}
