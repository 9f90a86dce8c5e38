package io.stoa.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementsTest {
  private final Catalog catalog = CatalogSnapshot.of();

  @ParameterizedTest
  @CsvSource({
    "Weight, 500, GRAM, KILOGRAM, 0.5",
    "Weight, 0.1, KILOGRAM, GRAM, 100",
    "Weight, 1, POUND, GRAM, 453.59237",
    "Length, 32, INCH, MILLIMETER, 812.8",
    "Length, 1, MILE, KILOMETER, 1.609344",
    "Length, 3, feet, Inch, 36",
    "Temperature, 100, CELSIUS, FAHRENHEIT, 212",
    "Temperature, -40, FAHRENHEIT, CELSIUS, -40",
    "Speed, 36, KILOMETER_PER_HOUR, METER_PER_SECOND, 10",
    "Binary, 2, GIGABYTE, MEGABYTE, 2048",
    "Area, 1, HECTARE, SQUARE_METER, 10000",
    "Pressure, 760, TORR, ATM, 1",
    "CaseBox, 3, DOZEN, PIECE, 36",
    "VolumeFlow, 60, LITER_PER_MINUTE, LITER_PER_SECOND, 1"
  })
  void amountsConvertExactly(String family, String amount, String from, String to, String wanted) {
    assertThat(
            Measurements.convert(
                catalog.measurementFamily(family).orElseThrow(), new BigDecimal(amount), from, to))
        .isEqualTo(new BigDecimal(wanted));
  }

  @Test
  void whatHasNoFiniteDecimalIsRoundedToThirtyFourDigits() {
    MeasurementFamily speed = catalog.measurementFamily("Speed").orElseThrow();
    assertThat(
            Measurements.convert(speed, BigDecimal.ONE, "KILOMETER_PER_HOUR", "METER_PER_SECOND"))
        .isEqualTo(new BigDecimal("0.2777777777777777777777777777777778"));
  }

  @Test
  void aUnitOfAnotherFamilyIsRefused() {
    MeasurementFamily weight = catalog.measurementFamily("Weight").orElseThrow();
    assertThatThrownBy(() -> Measurements.convert(weight, BigDecimal.ONE, "GRAM", "LITER"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LITER");
  }

  @Test
  void everyStandardFamilyPassesItsOwnCheck() {
    for (MeasurementFamily family : catalog.all(MeasurementFamily.class)) {
      assertThat(StructureCheck.of(family, null, CatalogSnapshot.of(), "sku").violations())
          .as(family.code())
          .isEmpty();
    }
  }
}
