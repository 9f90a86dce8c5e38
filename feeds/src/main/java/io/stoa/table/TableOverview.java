package io.stoa.table;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.Catalog;
import io.stoa.likeness.LikenessIndex;
import io.stoa.likeness.LikenessIndex.Name;
import io.stoa.likeness.LikenessIndex.Scored;
import io.stoa.product.ValueKey;
import io.stoa.search.Filter;
import io.stoa.search.Filter.Operator;
import io.stoa.search.ProductSearch;
import io.stoa.search.SearchDocument.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a value table is: the values that it should have, what each has, and what it may be.
 *
 * @param selected products that go out and have a value of the table's attribute; null where the
 *     table is about no attribute
 * @param mapped of them those whose value is in the table
 * @param rows the attribute's options, then what else is in the table
 * @param channelValues what the channel's field may be, empty where it takes any text
 */
public record TableOverview(
    @Nullable Long selected,
    @Nullable Long mapped,
    List<ValueRow> rows,
    Collection<String> channelValues) {
  /** Above this many options products are counted for none of them. */
  private static final int MOST_COUNTED = 1_000;

  private static final int SUGGESTIONS = 3;

  public TableOverview {
    rows = List.copyOf(rows);
    channelValues = List.copyOf(channelValues);
  }

  /**
   * One of our values.
   *
   * @param products that go out and have it; null where nobody counted
   * @param channelValue what stands for it, null for nothing
   * @param suggestions channel's values that are like it, the most alike first; none where one is
   *     chosen
   */
  public record ValueRow(
      String value,
      String label,
      @Nullable Long products,
      @Nullable String channelValue,
      List<ValueSuggestion> suggestions) {
    public ValueRow {
      suggestions = List.copyOf(suggestions);
    }
  }

  /**
   * @param score 0 to 1
   */
  public record ValueSuggestion(String value, double score) {}

  /**
   * Through whose eyes and of which products.
   *
   * @param selection of the feed
   */
  public record Seen(Filter selection, String channel, String locale) {
    private Filter out() {
      return new Filter.And(
          List.of(new Filter.OfKind(Kind.PRODUCT), new Filter.Enabled(true), selection));
    }
  }

  /**
   * @param channelValues what the channel's field may be; where it takes any text, suggestions are
   *     what the table has already
   */
  public static TableOverview of(
      Catalog catalog,
      ProductSearch search,
      Seen seen,
      ValueTable table,
      Collection<String> channelValues) {
    Attribute attribute =
        table.attribute() == null ? null : catalog.attribute(table.attribute()).orElse(null);
    Map<String, String> labels =
        attribute == null ? new LinkedHashMap<>() : labels(catalog, attribute, seen.locale());
    Collection<String> known =
        channelValues.isEmpty() ? List.copyOf(table.values().values()) : channelValues;
    LikenessIndex<String> likeness =
        new LikenessIndex<>(
            known.stream().distinct().map(v -> new Name<>(v, v, List.of())).toList());
    boolean counted = attribute != null && labels.size() <= MOST_COUNTED;
    ValueTable.Lookup lookup = table.lookup();
    List<ValueRow> rows = new ArrayList<>();
    labels.forEach(
        (value, label) -> {
          String chosen = lookup.find(value);
          rows.add(
              new ValueRow(
                  value,
                  label,
                  counted && attribute != null
                      ? count(search, seen, attribute, Operator.IN, List.of(value))
                      : null,
                  chosen,
                  chosen == null ? suggestions(likeness, value, label) : List.of()));
        });
    table.values().keySet().stream()
        .filter(value -> labels.keySet().stream().noneMatch(value::equalsIgnoreCase))
        .forEach(
            value ->
                rows.add(new ValueRow(value, value, null, table.values().get(value), List.of())));
    return new TableOverview(
        attribute == null ? null : count(search, seen, attribute, Operator.NOT_EMPTY, List.of()),
        attribute == null
            ? null
            : table.values().isEmpty()
                ? Long.valueOf(0)
                : count(search, seen, attribute, Operator.IN, List.copyOf(table.values().keySet())),
        rows,
        channelValues);
  }

  /** The attribute's options with their labels in the language, in the catalogue's order. */
  public static Map<String, String> labels(Catalog catalog, Attribute attribute, String locale) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (AttributeOption option : catalog.options(attribute.code())) {
      labels.put(option.option(), option.labels().in(locale, option.option()));
    }
    return labels;
  }

  private static long count(
      ProductSearch search,
      Seen seen,
      Attribute attribute,
      Operator operator,
      List<String> operands) {
    ValueKey key =
        new ValueKey(
            attribute.code(),
            attribute.localizable() ? seen.locale() : null,
            attribute.scopable() ? seen.channel() : null);
    Filter has = new Filter.OnValue(key, operator, operands, null);
    return search.count(new Filter.And(List.of(seen.out(), has)));
  }

  /** By label and by code, whichever is more alike. */
  private static List<ValueSuggestion> suggestions(
      LikenessIndex<String> likeness, String value, String label) {
    Map<String, Double> best = new HashMap<>();
    for (String name : List.of(label, value)) {
      for (Scored<String> found : likeness.nearest(name, List.of(), SUGGESTIONS)) {
        best.merge(found.value(), found.score(), Math::max);
      }
    }
    return best.entrySet().stream()
        .map(entry -> new ValueSuggestion(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(ValueSuggestion::score).reversed())
        .limit(SUGGESTIONS)
        .toList();
  }
}
