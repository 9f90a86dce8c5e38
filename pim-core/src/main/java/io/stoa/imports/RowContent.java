package io.stoa.imports;

import io.stoa.error.Violation;
import io.stoa.product.ValueColumns;
import io.stoa.product.ValueKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the cells of one product or product model say, before it meets what is stored.
 *
 * <p>Mutable while its row is parsed, by one thread; handed on and only read after that.
 */
final class RowContent {
  private final ValueColumns.Row values;
  private final Map<ValueKey, Map<String, Optional<BigDecimal>>> prices = new HashMap<>();
  private final Map<String, LinkChange> links = new LinkedHashMap<>();
  private final List<Violation> violations = new ArrayList<>();
  private final List<Violation> warnings = new ArrayList<>();

  RowContent(ValueColumns columns) {
    this.values = columns.row();
  }

  /** Whole values. */
  ValueColumns.Row values() {
    return values;
  }

  /** Amounts of some currencies; those not named stay. */
  Map<ValueKey, Map<String, Optional<BigDecimal>>> prices() {
    return prices;
  }

  /** By association type. */
  Map<String, LinkChange> links() {
    return links;
  }

  List<Violation> violations() {
    return violations;
  }

  List<Violation> warnings() {
    return warnings;
  }

  /** Whether some of it only makes sense on top of what is stored. */
  boolean needsStored() {
    return !prices.isEmpty() || links.values().stream().anyMatch(link -> !link.isWhole());
  }
}
