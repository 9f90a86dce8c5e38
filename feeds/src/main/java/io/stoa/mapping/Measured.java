package io.stoa.mapping;

import java.math.BigDecimal;

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

  @Override
  public String toString() {
    return text();
  }
}
