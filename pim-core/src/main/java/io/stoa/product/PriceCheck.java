package io.stoa.product;

import io.stoa.catalog.Catalog;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prices: active currencies, and the rule for every amount. */
final class PriceCheck implements ValueCheck {
  private final AmountRule rule;
  private final Set<String> currencies;

  PriceCheck(AmountRule rule, Catalog catalog) {
    this.rule = rule;
    this.currencies = catalog.activeCurrencies();
  }

  @Override
  public @Nullable Value check(Value value, String field, Breaches breaches) {
    if (!(value instanceof Value.Prices prices)) {
      return ValueCheck.wrongKind("prices by currency", field, breaches);
    }
    TreeMap<String, BigDecimal> checked = new TreeMap<>();
    boolean fits = true;
    for (Map.Entry<String, BigDecimal> price : prices.byCurrency().entrySet()) {
      String currency = price.getKey().toUpperCase(Locale.ROOT);
      String column = field + "-" + price.getKey();
      if (!currencies.contains(currency)) {
        breaches.add(column, "currency", "The currency is not active.", price.getKey());
        fits = false;
      }
      fits &= rule.fits(price.getValue(), column, breaches);
      checked.put(currency, price.getValue());
    }
    return !fits || checked.isEmpty() ? null : new Value.Prices(checked);
  }
}
