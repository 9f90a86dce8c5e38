package io.stoa.search;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.MeasurementFamily;
import io.stoa.catalog.Measurements;
import java.math.BigDecimal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Converts by the measurement families of the catalogue.
 *
 * @param catalog gives the newest one
 */
public record CatalogUnits(Supplier<Catalog> catalog) implements UnitConversion {
  @Override
  public @Nullable BigDecimal toStandard(String attribute, BigDecimal amount, String unit) {
    Catalog current = catalog.get();
    MeasurementFamily family =
        current
            .attribute(attribute)
            .map(Attribute::measurementFamily)
            .flatMap(current::measurementFamily)
            .orElse(null);
    if (family == null || Measurements.unit(family, unit) == null) {
      return null;
    }
    return Measurements.convert(family, amount, unit, family.standardUnit());
  }
}
