package io.stoa.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts amounts between the units of one measurement family. */
public final class Measurements {
  private Measurements() {}

  /**
   * The amount in another unit: exact where it has a finite decimal form, else rounded to 34
   * digits.
   *
   * @param from code of a unit of the family, in any case
   * @param to likewise
   * @throws IllegalArgumentException when the family lacks one of them
   */
  public static BigDecimal convert(
      MeasurementFamily family, BigDecimal amount, String from, String to) {
    MeasurementFamily.Unit source = required(family, from);
    MeasurementFamily.Unit target = required(family, to);
    if (source.code().equals(target.code())) {
      return amount;
    }
    Fraction standard = new Fraction(amount, BigDecimal.ONE);
    for (MeasurementFamily.Operation step : source.toStandard()) {
      standard = standard.after(step);
    }
    List<MeasurementFamily.Operation> steps = target.toStandard();
    Fraction converted = standard;
    for (int i = steps.size() - 1; i >= 0; i--) {
      converted = converted.before(steps.get(i));
    }
    return converted.decimal();
  }

  /** The unit of the family by code in any case, null when it has none of that code. */
  public static MeasurementFamily.@Nullable Unit unit(MeasurementFamily family, String code) {
    MeasurementFamily.Unit exact = family.units().get(code);
    if (exact != null) {
      return exact;
    }
    for (MeasurementFamily.Unit unit : family.units().values()) {
      if (unit.code().equalsIgnoreCase(code)) {
        return unit;
      }
    }
    return null;
  }

  private static MeasurementFamily.Unit required(MeasurementFamily family, String code) {
    MeasurementFamily.Unit unit = unit(family, code);
    if (unit == null) {
      throw new IllegalArgumentException(family.code() + " has no unit '" + code + "'.");
    }
    return unit;
  }

  /** Divides once, at the end: what a division in the middle would round stays exact. */
  private record Fraction(BigDecimal over, BigDecimal under) {
    Fraction after(MeasurementFamily.Operation step) {
      BigDecimal operand = step.operand();
      return switch (step.operator()) {
        case MUL -> new Fraction(over.multiply(operand), under);
        case DIV -> new Fraction(over, under.multiply(operand));
        case ADD -> new Fraction(over.add(operand.multiply(under)), under);
        case SUB -> new Fraction(over.subtract(operand.multiply(under)), under);
      };
    }

    Fraction before(MeasurementFamily.Operation step) {
      BigDecimal operand = step.operand();
      return switch (step.operator()) {
        case MUL -> new Fraction(over, under.multiply(operand));
        case DIV -> new Fraction(over.multiply(operand), under);
        case ADD -> new Fraction(over.subtract(operand.multiply(under)), under);
        case SUB -> new Fraction(over.add(operand.multiply(under)), under);
      };
    }

    BigDecimal decimal() {
      BigDecimal quotient;
      try {
        quotient = over.divide(under);
      } catch (ArithmeticException noFiniteDecimal) {
        quotient = over.divide(under, MathContext.DECIMAL128);
      }
      BigDecimal stripped = quotient.stripTrailingZeros();
      return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
  }
}
