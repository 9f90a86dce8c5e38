package io.stoa.product;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.ValueRules;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a number, a metric's amount or a price must satisfy. */
record AmountRule(
    @Nullable BigDecimal min, @Nullable BigDecimal max, boolean decimals, boolean negative) {
  /** The most digits that every store keeps exactly. */
  private static final int MOST_DIGITS = 34;

  static AmountRule of(Attribute attribute) {
    ValueRules rules = attribute.rules();
    return new AmountRule(
        rules.numberMin(), rules.numberMax(), rules.decimalsAllowed(), rules.negativeAllowed());
  }

  /** Adds what the amount breaks; true when that is nothing. */
  boolean fits(BigDecimal amount, String field, Breaches breaches) {
    if (amount.precision() > MOST_DIGITS || Math.abs(amount.scale()) > MOST_DIGITS) {
      breaches.add(field, "digits", "Has more than " + MOST_DIGITS + " digits.", null);
      return false;
    }
    String rule = null;
    String message = null;
    if (!decimals && amount.scale() > 0) {
      rule = "decimals_allowed";
      message = "Must be a whole number.";
    } else if (!negative && amount.signum() < 0) {
      rule = "negative_allowed";
      message = "Must not be negative.";
    } else if (min != null && amount.compareTo(min) < 0) {
      rule = "number_min";
      message = "Must be at least " + min.toPlainString() + ".";
    } else if (max != null && amount.compareTo(max) > 0) {
      rule = "number_max";
      message = "Must be at most " + max.toPlainString() + ".";
    }
    if (rule != null && message != null) {
      breaches.add(field, rule, message, amount.toPlainString());
    }
    return rule == null;
  }
}
