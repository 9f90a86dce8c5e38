package io.stoa.search.terms;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Bytes whose unsigned order is the order of the values they stand for. */
public final class SortableBytes {
  /** More digits than any real amount has; keeps terms short. */
  private static final MathContext DIGITS = new MathContext(200);

  private static final byte NEGATIVE = 1;
  private static final byte ZERO = 2;
  private static final byte POSITIVE = 3;

  private SortableBytes() {}

  /** Exact: numerically equal numbers give the same bytes, others never. */
  public static byte[] of(BigDecimal number) {
    BigDecimal n = number.round(DIGITS).stripTrailingZeros();
    if (n.signum() == 0) {
      return new byte[] {ZERO};
    }
    byte[] digits = digits(n).getBytes(StandardCharsets.US_ASCII);
    long magnitude = (long) n.precision() - n.scale();
    boolean negative = n.signum() < 0;
    // A negative number is complemented, so that it needs an end mark: without it -1.2 would come
    // before -1.25.
    ByteBuffer bytes = ByteBuffer.allocate(1 + Long.BYTES + digits.length + (negative ? 1 : 0));
    bytes.put(negative ? NEGATIVE : POSITIVE);
    long exponent = magnitude ^ Long.MIN_VALUE;
    bytes.putLong(negative ? ~exponent : exponent);
    for (byte digit : digits) {
      bytes.put(negative ? (byte) ~digit : digit);
    }
    if (negative) {
      bytes.put((byte) 0xFF);
    }
    return bytes.array();
  }

  /** A number that fits into a long has its digits quicker than any large one. */
  private static String digits(BigDecimal number) {
    BigInteger unscaled = number.unscaledValue().abs();
    return unscaled.bitLength() < Long.SIZE
        ? Long.toString(unscaled.longValue())
        : unscaled.toString();
  }

  public static byte[] of(LocalDate date) {
    return ByteBuffer.allocate(Long.BYTES).putLong(date.toEpochDay() ^ Long.MIN_VALUE).array();
  }

  /** A percentage; what is below 0 or above 100 becomes -1 and 101. */
  public static byte[] ofPercent(int percent) {
    return new byte[] {(byte) (Math.max(-1, Math.min(101, percent)) + 1)};
  }
}
