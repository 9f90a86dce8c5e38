package io.stoa.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An amount in a currency. */
public record Money(BigDecimal amount, String currency) {

  /** {@code 15.00 USD}, {@code 1500 JPY}: with the digits that the currency has, or more. */
  public String text() {
    return decimal().toPlainString() + " " + currency;
  }

  /** The amount with at least the digits that the currency has. */
  public BigDecimal decimal() {
    int digits = digits();
    return amount.scale() < digits ? amount.setScale(digits, RoundingMode.UNNECESSARY) : amount;
  }

  /** In the smallest unit, such as cent or fen, half up. */
  public long minorUnits() {
    return amount.movePointRight(digits()).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** In millionths, as Google's API wants it. */
  public long micros() {
    return amount.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** Rounded half up to the digits that the currency has. */
  Money toItsDigits() {
    return new Money(amount.setScale(digits(), RoundingMode.HALF_UP), currency);
  }

  private int digits() {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException e) {
      return 2;
    }
  }

  @Override
  public String toString() {
    return text();
  }
}
