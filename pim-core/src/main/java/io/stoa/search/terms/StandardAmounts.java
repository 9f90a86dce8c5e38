package io.stoa.search.terms;

import io.stoa.search.UnitConversion;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Amounts in standard units, rounded so that both ways to the same amount meet. */
public record StandardAmounts(UnitConversion conversion) {
  /** Conversions divide, and 1/3 has no end: what agrees in so many digits is the same amount. */
  private static final MathContext DIGITS = new MathContext(15);

  public @Nullable BigDecimal of(String attribute, BigDecimal amount, String unit) {
    BigDecimal standard = conversion.toStandard(attribute, amount, unit);
    return standard == null ? null : standard.round(DIGITS);
  }
}
