package io.stoa.product;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.MeasurementFamily;
import io.stoa.catalog.Measurements;
import org.jspecify.annotations.Nullable;

/** Metrics: the amount's rule, and a unit of the attribute's measurement family. */
final class MetricCheck implements ValueCheck {
  private final AmountRule rule;
  private final @Nullable MeasurementFamily family;

  MetricCheck(Attribute attribute, Catalog catalog) {
    rule = AmountRule.of(attribute);
    String code = attribute.measurementFamily();
    family = code == null ? null : catalog.measurementFamily(code).orElse(null);
  }

  @Override
  public @Nullable Value check(Value value, String field, Breaches breaches) {
    if (!(value instanceof Value.Measure measure)) {
      return ValueCheck.wrongKind("an amount with a unit", field, breaches);
    }
    MeasurementFamily.Unit unit = family == null ? null : Measurements.unit(family, measure.unit());
    if (unit == null) {
      breaches.add(
          field,
          "unit",
          family == null
              ? "The attribute has no measurement family."
              : "Is no unit of " + family.code() + ".",
          measure.unit());
    }
    if (!rule.fits(measure.amount(), field, breaches) || unit == null) {
      return null;
    }
    return unit.code().equals(measure.unit())
        ? value
        : new Value.Measure(measure.amount(), unit.code());
  }
}
