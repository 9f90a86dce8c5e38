package io.stoa.imports;

import io.stoa.catalog.Attribute;
import io.stoa.product.ValueKey;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The columns that together say one value.
 *
 * @param column position of the value, or a metric's amount, or prices in one cell; null if none
 * @param unit position of a metric's unit, null if none
 * @param currencies positions of amounts by currency
 */
record ValueField(
    ValueKey key,
    Attribute attribute,
    @Nullable Integer column,
    @Nullable Integer unit,
    SortedMap<String, Integer> currencies) {
  static ValueField of(ValueKey key, Attribute attribute) {
    return new ValueField(key, attribute, null, null, new TreeMap<>());
  }

  ValueField inColumn(int position) {
    return new ValueField(key, attribute, position, unit, currencies);
  }

  ValueField withUnit(int position) {
    return new ValueField(key, attribute, column, position, currencies);
  }

  ValueField withCurrency(String currency, int position) {
    SortedMap<String, Integer> more = new TreeMap<>(currencies);
    more.put(currency, position);
    return new ValueField(key, attribute, column, unit, more);
  }
}
