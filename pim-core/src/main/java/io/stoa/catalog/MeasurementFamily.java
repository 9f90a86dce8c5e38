package io.stoa.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Units of one quantity and how each becomes the standard unit.
 *
 * @param standardUnit code of the unit that the others convert to
 */
public record MeasurementFamily(
    String code, Labels labels, String standardUnit, Map<String, Unit> units)
    implements StructureEntity {
  public MeasurementFamily {
    labels = labels == null ? Labels.NONE : labels;
    units = Map.copyOf(units);
  }

  /**
   * @param toStandard applied in order to an amount in this unit gives the amount in the standard
   *     unit
   */
  public record Unit(String code, Labels labels, String symbol, List<Operation> toStandard) {
    public Unit {
      labels = labels == null ? Labels.NONE : labels;
      toStandard = List.copyOf(toStandard);
    }
  }

  /** One step of a conversion. */
  public record Operation(Operator operator, BigDecimal operand) {}

  /** The arithmetic of an {@link Operation}. */
  public enum Operator {
    MUL,
    DIV,
    ADD,
    SUB
  }
}
