package io.stoa.search.terms;

import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.search.SearchDocument;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one document is sorted by, for an engine that keeps it beside the keywords. */
public final class DocumentSorts {
  private final StandardAmounts amounts;
  private final Map<String, SortValue> byKey = new LinkedHashMap<>();

  private DocumentSorts(StandardAmounts amounts) {
    this.amounts = amounts;
  }

  /** By {@link SortKeys}. */
  public static Map<String, SortValue> of(SearchDocument source, StandardAmounts amounts) {
    DocumentSorts sorts = new DocumentSorts(amounts);
    source
        .completeness()
        .forEach(
            (scope, percent) ->
                sorts.add(SortKeys.completeness(scope), SortableBytes.ofPercent(percent)));
    source.label().forEach((locale, label) -> sorts.add(SortKeys.label(locale), label));
    source.values().forEach(sorts::add);
    return sorts.byKey;
  }

  private void add(ValueKey key, Value value) {
    String name = SortKeys.value(key, null);
    if (value instanceof Value.Text text) {
      add(name, text.text());
    } else if (value instanceof Value.Numeric numeric) {
      add(name, SortableBytes.of(numeric.number()));
    } else if (value instanceof Value.Flag flag) {
      add(name, String.valueOf(flag.on()));
    } else if (value instanceof Value.Day day) {
      add(name, SortableBytes.of(day.date()));
    } else if (value instanceof Value.Choice choice) {
      add(name, choice.option());
    } else if (value instanceof Value.Choices choices) {
      choices.options().stream()
          .map(SortKeys::text)
          .min(String::compareTo)
          .ifPresent(least -> add(name, least));
    } else if (value instanceof Value.Measure measure) {
      add(name, SortableBytes.of(comparable(key, measure)));
    } else if (value instanceof Value.Prices prices) {
      addPrices(key, name, prices);
    } else if (value instanceof Value.Media media) {
      add(name, media.name());
    }
  }

  private BigDecimal comparable(ValueKey key, Value.Measure measure) {
    @Nullable BigDecimal standard = amounts.of(key.attribute(), measure.amount(), measure.unit());
    return standard == null ? measure.amount() : standard;
  }

  private void addPrices(ValueKey key, String name, Value.Prices prices) {
    prices
        .byCurrency()
        .forEach(
            (currency, amount) -> {
              SortValue value = SortValue.of(SortableBytes.of(amount));
              byKey.put(SortKeys.value(key, currency), value);
              byKey.putIfAbsent(name, value);
            });
  }

  private void add(String name, byte[] value) {
    byKey.put(name, SortValue.of(value));
  }

  private void add(String name, String text) {
    byKey.put(name, SortValue.of(SortKeys.text(text)));
  }
}
