package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.stoa.search.CodePoints;
import io.stoa.search.SearchQuery.Sort;
import io.stoa.search.terms.OrderedKeywords;
import io.stoa.search.terms.SortKeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order by values that terms stand in too.
 *
 * @param key of {@link SortKeys}
 * @param prefixes what those terms begin with
 */
record ValueOrder(String key, List<String> prefixes, boolean ascending) {
  static ValueOrder of(Sort.ByValue by) {
    return new ValueOrder(
        SortKeys.value(by.key(), by.currency()),
        OrderedKeywords.value(by.key(), by.currency()),
        by.ascending());
  }

  /** By the label in exactly this locale. */
  static ValueOrder ofLabel(String locale, boolean ascending) {
    return new ValueOrder(SortKeys.label(locale), OrderedKeywords.label(locale), ascending);
  }

  List<SortOptions> sort() {
    return Sorts.of(key, ascending);
  }

  /**
   * All documents whose value lies between both, they included, and some others.
   *
   * @param first null for from the first value on
   * @param last null for up to the last value
   */
  Query between(@Nullable String first, @Nullable String last) {
    String least = ascending ? first : last;
    String most = ascending ? last : first;
    List<Query> ranges = new ArrayList<>();
    for (String prefix : prefixes) {
      ranges.add(Terms.between(prefix, least, most, true));
      if (most != null && SortKeys.mayGoOn(most)) {
        ranges.add(Terms.beginning(prefix + most));
      }
    }
    return Query.of(q -> q.bool(b -> b.should(ranges)));
  }

  /**
   * Whether what stands before a value of {@link #between} is complete.
   *
   * @param last up to which value all were found; null for up to the last one
   */
  boolean isWithin(@Nullable String value, @Nullable String last) {
    if (value == null || last == null) {
      return value != null;
    }
    int difference = CodePoints.ORDER.compare(value, last);
    return ascending ? difference <= 0 : difference >= 0;
  }
}
