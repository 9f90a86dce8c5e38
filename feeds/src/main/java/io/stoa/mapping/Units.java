package io.stoa.mapping;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.MeasurementFamily;
import io.stoa.product.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts metric values between units of their measurement family. */
final class Units {
  /** Enough for any amount that people weigh or measure. */
  private static final MathContext PRECISION = new MathContext(20, RoundingMode.HALF_UP);

  private static final int DECIMALS = 6;

  private final Catalog catalog;
  private final Map<String, String> wanted;

  Units(Catalog catalog, Map<String, String> wanted) {
    this.catalog = catalog;
    this.wanted = wanted;
  }

  /** The value in the unit that the channel wants for the attribute, else in its own. */
  Measured inChannelUnit(Attribute attribute, Value.Measure value) {
    Measured converted = in(attribute, value, wanted.getOrDefault(attribute.code(), value.unit()));
    return converted == null ? new Measured(value.amount(), value.unit(), value.unit()) : converted;
  }

  /**
   * The value in the unit.
   *
   * @return null when one of the units is not of the attribute's measurement family
   */
  @Nullable Measured in(Attribute attribute, Value.Measure value, String unit) {
    MeasurementFamily family =
        attribute.measurementFamily() == null
            ? null
            : catalog.measurementFamily(attribute.measurementFamily()).orElse(null);
    MeasurementFamily.Unit from = family == null ? null : find(family, value.unit());
    MeasurementFamily.Unit to = family == null ? null : find(family, unit);
    if (from == null || to == null) {
      return null;
    }
    BigDecimal amount = value.amount();
    if (!from.code().equals(to.code())) {
      for (MeasurementFamily.Operation step : from.toStandard()) {
        amount = forwards(amount, step);
      }
      List<MeasurementFamily.Operation> steps = to.toStandard();
      for (int i = steps.size() - 1; i >= 0; i--) {
        amount = backwards(amount, steps.get(i));
      }
      amount = amount.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    }
    BigDecimal plain = amount.scale() < 0 ? amount.setScale(0) : amount;
    return new Measured(plain, to.code(), to.symbol());
  }

  private static MeasurementFamily.@Nullable Unit find(MeasurementFamily family, String code) {
    MeasurementFamily.Unit exact = family.units().get(code);
    return exact != null
        ? exact
        : family.units().values().stream()
            .filter(u -> u.code().equalsIgnoreCase(code))
            .findFirst()
            .orElse(null);
  }

  private static BigDecimal forwards(BigDecimal amount, MeasurementFamily.Operation step) {
    return switch (step.operator()) {
      case MUL -> amount.multiply(step.operand(), PRECISION);
      case DIV -> amount.divide(step.operand(), PRECISION);
      case ADD -> amount.add(step.operand());
      case SUB -> amount.subtract(step.operand());
    };
  }

  private static BigDecimal backwards(BigDecimal amount, MeasurementFamily.Operation step) {
    return switch (step.operator()) {
      case MUL -> amount.divide(step.operand(), PRECISION);
      case DIV -> amount.multiply(step.operand(), PRECISION);
      case ADD -> amount.subtract(step.operand());
      case SUB -> amount.add(step.operand());
    };
  }
}
