package io.stoa.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount in a unit.
 *
 * @param unit code, such as {@code KILOGRAM}
 * @param symbol such as {@code kg}
 */
public record Measured(BigDecimal amount, String unit, String symbol) {
  /** {@code 0.5 kg}. */
  public String text() {
    return amount.toPlainString() + " " + symbol;
  }

  /** Half up to so many digits; never with more than it had. */
  Measured rounded(int digits) {
    return amount.scale() <= digits
        ? this
        : new Measured(amount.setScale(digits, RoundingMode.HALF_UP), unit, symbol);
  }

  @Override
  public String toString() {
    return text();
  }
}
