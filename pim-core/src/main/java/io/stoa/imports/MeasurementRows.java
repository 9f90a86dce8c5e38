package io.stoa.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stoa.catalog.Labels;
import io.stoa.catalog.MeasurementFamily;
import io.stoa.catalog.StructureEntity;
import io.stoa.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Rows of {@code measurement_families.csv}: {@code code;standard_unit_code;units;label-<locale>},
 * the units as JSON in the shape of Akeneo's REST API: {@code
 * {"GRAM":{"symbol":"g","labels":{"en_US":"Gram"},
 * "convert_from_standard":[{"operator":"mul","value":"0.001"}]}}}. In spite of its name the
 * conversion is the one from the unit to the standard unit.
 */
public final class MeasurementRows {
  private MeasurementRows() {}

  static MeasurementFamily family(String code, EntityRow row, @Nullable StructureEntity stored) {
    MeasurementFamily before = stored instanceof MeasurementFamily family ? family : null;
    String standard =
        before != null && row.cell("standard_unit_code") == null
            ? before.standardUnit()
            : row.required("standard_unit_code");
    String units = row.cell("units");
    return new MeasurementFamily(
        code,
        row.labels(before == null ? Labels.NONE : before.labels()),
        standard,
        units == null && before != null ? before.units() : units(row.required("units"), row));
  }

  private static Map<String, MeasurementFamily.Unit> units(String json, EntityRow row) {
    Map<String, MeasurementFamily.Unit> units = new LinkedHashMap<>();
    if (json.isEmpty()) {
      return units;
    }
    try {
      Map<String, UnitCell> cells = Json.MAPPER.readValue(json, new TypeReference<>() {});
      cells.forEach((code, cell) -> units.put(code, cell.unit(code)));
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      row.violation("units", "syntax", "Is no JSON object of units.", json);
    }
    return units;
  }

  /** The units as a cell. */
  public static String cell(MeasurementFamily family) {
    Map<String, UnitCell> cells = new LinkedHashMap<>();
    family.units().keySet().stream()
        .sorted()
        .forEach(
            code -> {
              MeasurementFamily.Unit unit = family.units().get(code);
              if (unit != null) {
                cells.put(code, UnitCell.of(unit));
              }
            });
    return Json.MAPPER.writeValueAsString(cells);
  }

  private record UnitCell(
      @Nullable String symbol,
      @Nullable Labels labels,
      @JsonProperty("convert_from_standard") @Nullable List<Step> steps) {
    static UnitCell of(MeasurementFamily.Unit unit) {
      return new UnitCell(
          unit.symbol(), unit.labels(), unit.toStandard().stream().map(Step::of).toList());
    }

    MeasurementFamily.Unit unit(String code) {
      return new MeasurementFamily.Unit(
          code,
          labels == null ? Labels.NONE : labels,
          symbol == null ? "" : symbol,
          steps == null ? List.of() : steps.stream().map(Step::operation).toList());
    }
  }

  private record Step(String operator, String value) {
    static Step of(MeasurementFamily.Operation operation) {
      return new Step(
          operation.operator().name().toLowerCase(Locale.ROOT),
          operation.operand().toPlainString());
    }

    MeasurementFamily.Operation operation() {
      return new MeasurementFamily.Operation(
          MeasurementFamily.Operator.valueOf(operator.toUpperCase(Locale.ROOT)),
          new BigDecimal(value));
    }
  }
}
