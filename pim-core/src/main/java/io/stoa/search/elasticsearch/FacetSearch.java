package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.stoa.search.Facet;
import io.stoa.search.FacetCounts;
import io.stoa.search.Filter;
import io.stoa.search.Filter.Operator;
import io.stoa.search.terms.FacetTerms;
import io.stoa.search.terms.FilterTranslation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One search: facets of the same documents, as aggregations at the top of it. Of all documents,
 * Elasticsearch reads most counts off its dictionary; of some, it takes one of them after the
 * other, and tells at once which of them no alternative of a facet finds.
 */
final class FacetSearch {
  /** How many documents are counted altogether, and how many have any value of each facet. */
  private static final String SUMS = "sums";

  private static final String TOTAL = "total";

  /** Beside the names of alternatives, which are codes: what none of them finds. */
  private static final String OTHERS = "";

  private final FilterTranslation<Query> filters;
  private final FacetValues values;
  private final boolean ofAll;
  private final Query counted;
  private final Map<String, Aggregation> questions = new LinkedHashMap<>();
  private final Map<String, Query> sums = new LinkedHashMap<>();

  FacetSearch(Filter of, FilterTranslation<Query> filters, FacetValues values) {
    this.filters = filters;
    this.values = values;
    this.ofAll = of.equals(Filter.ALL);
    // Only the live ones have what is counted: marks of removed ones need not be kept away.
    this.counted = ofAll ? Query.of(q -> q.matchAll(m -> m)) : filters.of(of);
    sums.put(TOTAL, filters.of(Filter.ALL));
  }

  /** Counts by the facet too. */
  void add(String name, Facet facet) {
    if (facet instanceof Facet.Open open) {
      questions.put(name, FacetValues.of(FacetTerms.of(open)));
      sums.put(name, having(open));
      return;
    }
    Facet.Fixed fixed = (Facet.Fixed) facet;
    Map<String, Query> alternatives = new LinkedHashMap<>();
    fixed.alternatives().forEach((value, filter) -> alternatives.put(value, filters.of(filter)));
    if (!alternatives.isEmpty()) {
      questions.put(name, ofAll ? numbers(alternatives) : numbersAndOthers(alternatives));
    }
    if (ofAll || alternatives.isEmpty()) {
      sums.put(name, filters.of(fixed.any()));
    }
  }

  Query counted() {
    return counted;
  }

  Map<String, Aggregation> questions() {
    Map<String, Aggregation> all = new LinkedHashMap<>(questions);
    all.put(SUMS, numbers(sums));
    return all;
  }

  /**
   * What is counted by one of the facets.
   *
   * @param answers to {@link #questions}
   */
  FacetCounts counts(Map<String, Aggregate> answers, String name, Facet facet, int limit) {
    Map<String, Long> sums = counts(Objects.requireNonNull(answers.get(SUMS)));
    long total = Objects.requireNonNull(sums.get(TOTAL));
    Map<String, Long> byValue = new HashMap<>();
    Aggregate answer = answers.get(name);
    if (answer != null) {
      byValue.putAll(
          facet instanceof Facet.Open open
              ? values.counts(FacetTerms.of(open), answer, counted)
              : counts(answer));
    }
    Long others = byValue.remove(OTHERS);
    long without = others == null ? total - Objects.requireNonNull(sums.get(name)) : others;
    return FacetCounts.of(byValue, total, without, limit);
  }

  /** Documents that have any of the facet's values. */
  private Query having(Facet.Open facet) {
    if (facet instanceof Facet.OfValue of) {
      return filters.of(new Filter.OnValue(of.key(), Operator.NOT_EMPTY, List.of(), null));
    }
    String field = Fields.facets(FacetTerms.of(facet));
    return Query.of(q -> q.exists(e -> e.field(field)));
  }

  private static Aggregation numbers(Map<String, Query> of) {
    return Aggregation.of(a -> a.filters(f -> f.filters(b -> b.keyed(of))));
  }

  private static Aggregation numbersAndOthers(Map<String, Query> of) {
    return Aggregation.of(a -> a.filters(f -> f.filters(b -> b.keyed(of)).otherBucketKey(OTHERS)));
  }

  private static Map<String, Long> counts(Aggregate numbers) {
    Map<String, Long> counts = new HashMap<>();
    numbers
        .filters()
        .buckets()
        .keyed()
        .forEach((name, bucket) -> counts.put(name, bucket.docCount()));
    return counts;
  }
}
