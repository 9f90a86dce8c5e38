package io.stoa.offer;

import io.stoa.error.Violation;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** What an amount of money may look like. */
final class Amounts {
  private static final int MOST_INTEGER_DIGITS = 12;

  /** Of a currency that is not in ISO 4217. */
  private static final int OTHER_DECIMALS = 6;

  private Amounts() {}

  static void check(String field, BigDecimal amount, String currency, List<Violation> violations) {
    if (amount.signum() < 0) {
      violations.add(
          new Violation(field, "not_negative", "A price must not be negative.", shown(amount)));
    }
    int decimals = decimals(currency);
    if (!fits(amount, decimals)) {
      violations.add(
          new Violation(
              field,
              "digits",
              "A price in %s has at most %d digits before and %d after the decimal point."
                  .formatted(currency, MOST_INTEGER_DIGITS, decimals),
              shown(amount)));
    }
  }

  /** Digits after the decimal point, as ISO 4217 has them: 2 for EUR, 0 for JPY, 3 for KWD. */
  static int decimals(String currency) {
    try {
      int digits =
          Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
      return digits < 0 ? OTHER_DECIMALS : digits;
    } catch (IllegalArgumentException e) {
      return OTHER_DECIMALS;
    }
  }

  /** Plain where that is short: 1E+999999999 would fill the heap. */
  static String shown(BigDecimal amount) {
    return fits(amount, 2 * OTHER_DECIMALS) ? amount.toPlainString() : amount.toString();
  }

  private static boolean fits(BigDecimal amount, int decimals) {
    if ((long) amount.precision() - amount.scale() > MOST_INTEGER_DIGITS) {
      return false;
    }
    return amount.scale() <= decimals || amount.stripTrailingZeros().scale() <= decimals;
  }
}
