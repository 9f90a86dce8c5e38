package io.stoa.product;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Catalog;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Checks values of one attribute. Thread-safe; made once for an attribute, used for every value.
 */
interface ValueCheck {
  /**
   * @param field what violations name
   * @return the value as it is stored, with codes in the case of their definition; null when it is
   *     empty or broke a rule
   */
  @Nullable Value check(Value value, String field, Breaches breaches);

  static ValueCheck of(Attribute attribute, Catalog catalog) {
    return switch (attribute.type()) {
      case IDENTIFIER, TEXT, TEXTAREA -> TextCheck.of(attribute);
      case NUMBER -> new NumberCheck(AmountRule.of(attribute));
      case BOOLEAN ->
          (value, field, breaches) ->
              value instanceof Value.Flag ? value : wrongKind("a boolean", field, breaches);
      case DATE -> (value, field, breaches) -> date(attribute, value, field, breaches);
      case SIMPLE_SELECT, MULTI_SELECT -> new SelectCheck(attribute, catalog);
      case METRIC -> new MetricCheck(attribute, catalog);
      case PRICE_COLLECTION -> new PriceCheck(AmountRule.of(attribute), catalog);
      case IMAGE, FILE -> MediaCheck.of(attribute);
    };
  }

  static @Nullable Value wrongKind(String wanted, String field, Breaches breaches) {
    breaches.add(field, "type", "Must be " + wanted + ".", null);
    return null;
  }

  private static @Nullable Value date(
      Attribute attribute, Value value, String field, Breaches breaches) {
    if (!(value instanceof Value.Day day)) {
      return wrongKind("a date", field, breaches);
    }
    LocalDate min = attribute.rules().dateMin();
    LocalDate max = attribute.rules().dateMax();
    if (min != null && day.date().isBefore(min)) {
      breaches.add(field, "date_min", "Must not be before " + min + ".", day.date().toString());
      return null;
    }
    if (max != null && day.date().isAfter(max)) {
      breaches.add(field, "date_max", "Must not be after " + max + ".", day.date().toString());
      return null;
    }
    return value;
  }
}
