package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsAggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import io.stoa.search.terms.FacetTerms;
import java.util.HashMap;
import java.util.Map;

/**
 * All values of one open facet with their counts: at once where there are not too many, else in
 * parts that the cluster divides them into.
 */
final class FacetValues {
  /** Twenty facets of so many are still below the buckets that a cluster gives at once. */
  private static final int AT_ONCE = 2_000;

  private static final int IN_A_PART = 50_000;
  private static final String NAME = "values";

  private final Calls calls;
  private final String index;

  FacetValues(Calls calls, String index) {
    this.calls = calls;
    this.index = index;
  }

  /** Asks for the values, if there are not too many. */
  static Aggregation of(FacetTerms facet) {
    return Aggregation.of(a -> a.terms(t -> t.field(field(facet)).size(AT_ONCE)));
  }

  private static String field(FacetTerms facet) {
    return Fields.FACETS + "." + facet.name();
  }

  /**
   * Documents by value.
   *
   * @param answer to {@link #of}
   * @param counted which documents
   */
  Map<String, Long> counts(FacetTerms facet, Aggregate answer, Query counted) {
    Map<String, Long> counts = new HashMap<>();
    if (addAll(counts, answer)) {
      return counts;
    }
    for (int parts = 2; ; parts *= 2) {
      counts.clear();
      int part = 0;
      while (part < parts && addAll(counts, part(facet, counted, part, parts))) {
        part++;
      }
      if (part == parts) {
        return counts;
      }
    }
  }

  /** False when there are more values than the answer has. */
  private static boolean addAll(Map<String, Long> counts, Aggregate answer) {
    StringTermsAggregate values = answer.sterms();
    values.buckets().array().forEach(b -> counts.put(b.key().stringValue(), b.docCount()));
    Long others = values.sumOtherDocCount();
    return others == null || others == 0;
  }

  private Aggregate part(FacetTerms facet, Query counted, int part, int parts) {
    Aggregation values =
        Aggregation.of(
            a ->
                a.terms(
                    t ->
                        t.field(field(facet))
                            .size(IN_A_PART)
                            .include(
                                i -> i.partition(p -> p.partition(part).numPartitions(parts)))));
    return calls.ask(
        "search",
        client ->
            FacetCounting.answer(
                client
                    .search(
                        s -> s.index(index).query(counted).size(0).aggregations(NAME, values),
                        JsonData.class)
                    .aggregations(),
                NAME));
  }
}
