package io.stoa.product;

import org.jspecify.annotations.Nullable;

/** Numbers. */
record NumberCheck(AmountRule rule) implements ValueCheck {
  @Override
  public @Nullable Value check(Value value, String field, Breaches breaches) {
    if (!(value instanceof Value.Numeric number)) {
      return ValueCheck.wrongKind("a number", field, breaches);
    }
    return rule.fits(number.number(), field, breaches) ? value : null;
  }
}
