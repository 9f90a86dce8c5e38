package io.stoa.search;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Makes amounts in different units comparable. Thread-safe. */
@FunctionalInterface
public interface UnitConversion {
  /** Knows no unit: metrics are compared as they are. */
  UnitConversion NONE = (attribute, amount, unit) -> null;

  /**
   * The amount in the standard unit of the attribute's measurement family; null when the attribute
   * is no metric or has no such unit.
   *
   * @param attribute code of the attribute, in any case
   */
  @Nullable BigDecimal toStandard(String attribute, BigDecimal amount, String unit);
}
