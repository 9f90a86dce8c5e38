package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.msearch.MultisearchBody;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import io.stoa.search.Facet;
import io.stoa.search.FacetCounts;
import io.stoa.search.Filter;
import io.stoa.search.terms.FacetTerms;
import io.stoa.search.terms.FilterTranslation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One search: facets of the same documents, as aggregations at the top of it. Of all documents,
 * Elasticsearch reads most counts off its dictionary; of some, it takes one of them after the
 * other, and tells at once which of them no alternative of a facet finds.
 */
final class FacetSearch {
  /**
   * How many documents have any alternative of a facet, where its alternatives do not tell, and how
   * many are counted altogether, where the hits do not tell.
   */
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
    if (ofAll) {
      sums.put(TOTAL, filters.of(of));
    }
  }

  /** Counts by the facet too. */
  void add(String name, Facet facet) {
    FacetTerms terms = terms(facet);
    if (terms != null) {
      questions.put(name, FacetValues.of(terms));
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

  MultisearchBody asked() {
    Map<String, Aggregation> all = new LinkedHashMap<>(questions);
    if (!sums.isEmpty()) {
      all.put(SUMS, numbers(sums));
    }
    return MultisearchBody.of(
        b -> b.query(counted).size(0).trackTotalHits(t -> t.enabled(!ofAll)).aggregations(all));
  }

  /**
   * What is counted by one of the facets.
   *
   * @param answer to {@link #asked}
   */
  FacetCounts counts(ResponseBody<?> answer, String name, Facet facet, int limit) {
    Aggregate summed = answer.aggregations().get(SUMS);
    Map<String, Long> sums = summed == null ? Map.of() : counts(summed);
    long total =
        ofAll
            ? Objects.requireNonNull(sums.get(TOTAL))
            : Objects.requireNonNull(answer.hits().total()).value();
    Tally tally = tally(answer.aggregations().get(name), facet, total, sums.get(name));
    return FacetCounts.of(tally.byValue(), total, total - tally.having(), limit);
  }

  /**
   * @param having how many have any of the alternatives, if that was asked for by itself
   */
  private Tally tally(@Nullable Aggregate answer, Facet facet, long total, @Nullable Long having) {
    FacetTerms terms = terms(facet);
    if (terms != null) {
      Tally tally = values.tally(terms, Objects.requireNonNull(answer), counted);
      return facet instanceof Facet.Completeness ? tally.inBands() : tally;
    }
    Map<String, Long> byValue = answer == null ? new HashMap<>() : counts(answer);
    Long others = byValue.remove(OTHERS);
    return new Tally(byValue, others == null ? Objects.requireNonNull(having) : total - others);
  }

  /** What the facet counts in a field of the index; null where it asks for its alternatives. */
  private static @Nullable FacetTerms terms(Facet facet) {
    if (facet instanceof Facet.Open open) {
      return FacetTerms.of(open);
    }
    return facet instanceof Facet.Completeness of ? FacetTerms.of(of) : null;
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
