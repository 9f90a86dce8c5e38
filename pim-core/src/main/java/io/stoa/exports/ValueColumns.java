package io.stoa.exports;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Channel;
import io.stoa.catalog.Family;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.product.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The value columns of a product table: those that the families in it give room for and those that
 * its products use. Collected in a first reading of the products, written in a second.
 */
final class ValueColumns {
  /** Beyond this only columns that hold something are written. */
  private static final int MOST_EMPTY_COLUMNS = 2_000;

  private final Catalog catalog;
  private final SortedMap<ValueKey, SortedSet<String>> used = new TreeMap<>();
  private final Set<String> families = new HashSet<>();
  private final List<Column> columns = new ArrayList<>();

  ValueColumns(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Takes note of one product's values. */
  void see(@org.jspecify.annotations.Nullable String family, Values values) {
    if (family != null) {
      families.add(family);
    }
    values.forEach(
        (key, value) -> {
          SortedSet<String> currencies = used.computeIfAbsent(key, k -> new TreeSet<>());
          if (value instanceof Value.Prices prices) {
            currencies.addAll(prices.byCurrency().keySet());
          }
        });
  }

  /** After everything was seen. */
  List<String> header() {
    SortedMap<ValueKey, SortedSet<String>> all = withFamilies();
    build(all);
    if (columns.size() > MOST_EMPTY_COLUMNS) {
      build(used);
    }
    return columns.stream().map(Column::name).toList();
  }

  private void build(SortedMap<ValueKey, SortedSet<String>> keys) {
    columns.clear();
    String identifier = catalog.identifier().code();
    keys.forEach(
        (key, currencies) -> {
          Attribute attribute = catalog.attribute(key.attribute()).orElse(null);
          if (attribute != null && !attribute.code().equals(identifier)) {
            add(key, attribute.type(), currencies);
          }
        });
  }

  private void add(ValueKey key, AttributeType type, Set<String> currencies) {
    String name = key.column();
    if (type == AttributeType.PRICE_COLLECTION) {
      currencies.forEach(c -> columns.add(new Column(name + "-" + c, key, Part.PRICE, c)));
      return;
    }
    columns.add(new Column(name, key, Part.VALUE, ""));
    if (type == AttributeType.METRIC) {
      columns.add(new Column(name + "-unit", key, Part.UNIT, ""));
    }
  }

  private SortedMap<ValueKey, SortedSet<String>> withFamilies() {
    SortedMap<ValueKey, SortedSet<String>> all = new TreeMap<>();
    used.forEach((key, currencies) -> all.put(key, new TreeSet<>(currencies)));
    for (String code : families) {
      for (String attribute : catalog.family(code).map(Family::attributes).orElse(Set.of())) {
        catalog
            .attribute(attribute)
            .ifPresent(
                a -> keysOf(a).forEach(key -> all.computeIfAbsent(key, k -> new TreeSet<>())));
      }
    }
    all.forEach(
        (key, currencies) -> {
          boolean price =
              catalog
                  .attribute(key.attribute())
                  .filter(a -> a.type() == AttributeType.PRICE_COLLECTION)
                  .isPresent();
          if (price) {
            currencies.addAll(catalog.activeCurrencies());
          }
        });
    return all;
  }

  private List<ValueKey> keysOf(Attribute attribute) {
    if (!attribute.scopable()) {
      return attribute.localizable()
          ? locales(attribute, catalog.activeLocales()).stream()
              .map(locale -> new ValueKey(attribute.code(), locale, null))
              .toList()
          : List.of(ValueKey.of(attribute.code()));
    }
    List<ValueKey> keys = new ArrayList<>();
    for (Channel channel : catalog.all(Channel.class)) {
      if (attribute.localizable()) {
        locales(attribute, channel.locales())
            .forEach(locale -> keys.add(new ValueKey(attribute.code(), locale, channel.code())));
      } else {
        keys.add(new ValueKey(attribute.code(), null, channel.code()));
      }
    }
    return keys;
  }

  private static List<String> locales(Attribute attribute, Set<String> active) {
    return active.stream()
        .filter(
            locale ->
                attribute.availableLocales().isEmpty()
                    || attribute.availableLocales().contains(locale))
        .toList();
  }

  /** The cells of one product. */
  void cells(String identifier, Values values, List<String> row) {
    for (Column column : columns) {
      Value value = values.find(column.key());
      row.add(value == null ? "" : cell(column, value, identifier));
    }
  }

  private static String cell(Column column, Value value, String identifier) {
    if (value instanceof Value.Text text) {
      return text.text();
    } else if (value instanceof Value.Numeric numeric) {
      return numeric.number().toPlainString();
    } else if (value instanceof Value.Flag flag) {
      return flag.on() ? "1" : "0";
    } else if (value instanceof Value.Day day) {
      return day.date().toString();
    } else if (value instanceof Value.Choice choice) {
      return choice.option();
    } else if (value instanceof Value.Choices choices) {
      return String.join(",", choices.options());
    } else if (value instanceof Value.Measure measure) {
      return column.part() == Part.UNIT ? measure.unit() : measure.amount().toPlainString();
    } else if (value instanceof Value.Prices prices) {
      var amount = prices.byCurrency().get(column.currency());
      return amount == null ? "" : amount.toPlainString();
    } else if (value instanceof Value.Media media) {
      return MediaPaths.of(identifier, column.key(), media);
    }
    throw new IllegalStateException("No cell for " + value);
  }

  /** What of a value stands in a column. */
  private enum Part {
    VALUE,
    UNIT,
    PRICE
  }

  private record Column(String name, ValueKey key, Part part, String currency) {}

  /** Values that are files, by key. */
  static Map<ValueKey, Value.Media> media(Values values) {
    Map<ValueKey, Value.Media> media = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (value instanceof Value.Media file) {
            media.put(key, file);
          }
        });
    return media;
  }
}
