package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsAggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.msearch.MultisearchBody;
import io.stoa.search.terms.FacetTerms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All values of one open facet with their counts: at once where there are not too many, else in
 * parts that the cluster divides them into.
 */
final class FacetValues {
  /** Twenty facets of so many are still below the buckets that a cluster gives at once. */
  private static final int AT_ONCE = 3_000;

  private static final int IN_A_PART = 50_000;
  private static final String NAME = "values";

  private final Searches searches;

  FacetValues(Searches searches) {
    this.searches = searches;
  }

  /** Asks for the values, if there are not too many, with those of facets in the same field. */
  static Aggregation of(FacetTerms facet) {
    return Aggregation.of(a -> a.terms(t -> t.field(Fields.facets(facet)).size(AT_ONCE)));
  }

  /** Asks for the facet's own. Slower, since values are then told apart document by document. */
  private static Aggregation ownOf(FacetTerms facet) {
    return Aggregation.of(
        a ->
            a.terms(
                t ->
                    t.field(Fields.facets(facet))
                        .include(i -> i.regexp(TermPattern.beginning(facet.prefix())))
                        .size(AT_ONCE)));
  }

  /**
   * @param answer to {@link #of}
   * @param counted which documents
   */
  Tally tally(FacetTerms facet, Aggregate answer, Query counted) {
    Map<String, Long> byKeyword = new HashMap<>();
    if (!addAll(byKeyword, answer) && !addAll(byKeyword, ask(ownOf(facet), counted))) {
      addParts(byKeyword, facet, counted);
    }
    return Tally.of(facet, byKeyword);
  }

  /** All that the field has, since what is asked in parts cannot be narrowed to one facet. */
  private void addParts(Map<String, Long> byKeyword, FacetTerms facet, Query counted) {
    for (int parts = 2; ; parts *= 2) {
      byKeyword.clear();
      int part = 0;
      while (part < parts && addAll(byKeyword, ask(part(facet, part, parts), counted))) {
        part++;
      }
      if (part == parts) {
        return;
      }
    }
  }

  /**
   * False when there are more values than the answer has; some of its counts may be too low then.
   */
  private static boolean addAll(Map<String, Long> byKeyword, Aggregate answer) {
    StringTermsAggregate values = answer.sterms();
    values.buckets().array().forEach(b -> byKeyword.put(b.key().stringValue(), b.docCount()));
    Long others = values.sumOtherDocCount();
    return others == null || others == 0;
  }

  private static Aggregation part(FacetTerms facet, int part, int parts) {
    return Aggregation.of(
        a ->
            a.terms(
                t ->
                    t.field(Fields.facets(facet))
                        .size(IN_A_PART)
                        .include(i -> i.partition(p -> p.partition(part).numPartitions(parts)))));
  }

  private Aggregate ask(Aggregation values, Query counted) {
    MultisearchBody question =
        MultisearchBody.of(b -> b.query(counted).size(0).aggregations(NAME, values));
    return Objects.requireNonNull(searches.ask(List.of(question)).get(0).aggregations().get(NAME));
  }
}
