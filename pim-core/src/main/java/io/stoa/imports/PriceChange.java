package io.stoa.imports;

import io.stoa.product.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lays amounts of some currencies over a price collection. */
final class PriceChange {
  private PriceChange() {}

  /**
   * @param amounts by currency; an empty one takes that currency's price away
   * @return empty when no price is left
   */
  static Optional<Value> over(@Nullable Value before, Map<String, Optional<BigDecimal>> amounts) {
    TreeMap<String, BigDecimal> merged =
        new TreeMap<>(before instanceof Value.Prices prices ? prices.byCurrency() : Map.of());
    amounts.forEach(
        (currency, amount) ->
            amount.ifPresentOrElse(
                some -> merged.put(currency, some), () -> merged.remove(currency)));
    return merged.isEmpty() ? Optional.empty() : Optional.of(new Value.Prices(merged));
  }
}
