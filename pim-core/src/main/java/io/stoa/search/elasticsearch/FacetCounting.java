package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.SingleBucketAggregateBase;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import io.stoa.search.Facet;
import io.stoa.search.FacetCounts;
import io.stoa.search.FacetQuery;
import io.stoa.search.Filter;
import io.stoa.search.terms.FacetTerms;
import io.stoa.search.terms.FilterTranslation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts by facets with aggregations, all in one exchange. The cluster is asked for all values of a
 * facet and not for the most frequent ones, since those of several shards would not be exact.
 */
final class FacetCounting {
  private final Calls calls;
  private final String index;
  private final ElasticShapes shapes;
  private final FilterTranslation<Query> filters;
  private final FacetValues values;

  FacetCounting(Calls calls, String index, ElasticShapes shapes, FilterTranslation<Query> filters) {
    this.calls = calls;
    this.index = index;
    this.shapes = shapes;
    this.filters = filters;
    this.values = new FacetValues(calls, index);
  }

  List<FacetCounts> of(FacetQuery asked) {
    FacetCounts[] counts = new FacetCounts[asked.facets().size()];
    Map<Filter, List<Integer>> places = asked.places();
    Map<String, Aggregation> groups = new LinkedHashMap<>();
    Map<String, Query> counted = new HashMap<>();
    for (Map.Entry<Filter, List<Integer>> same : places.entrySet()) {
      Map<String, Aggregation> parts = new LinkedHashMap<>();
      for (int place : same.getValue()) {
        Facet facet = asked.facets().get(place).facet();
        parts.put(having(place), having(facet));
        parts.put(without(place), without(facet));
      }
      String group = "group" + groups.size();
      Query query = filters.of(same.getKey());
      counted.put(group, query);
      groups.put(group, Aggregation.of(a -> a.filter(query).aggregations(parts)));
    }
    Query wanted =
        counted.size() == 1 ? counted.values().iterator().next() : filters.of(asked.filter());
    Map<String, Aggregate> answers = ask(wanted, groups);
    int group = 0;
    for (List<Integer> same : places.values()) {
      String name = "group" + group++;
      SingleBucketAggregateBase found = answer(answers, name).filter();
      for (int place : same) {
        counts[place] =
            FacetCounts.of(
                counts(
                    asked.facets().get(place).facet(),
                    answer(found.aggregations(), having(place)),
                    Objects.requireNonNull(counted.get(name))),
                found.docCount(),
                answer(found.aggregations(), without(place)).filter().docCount(),
                asked.limit());
      }
    }
    return Arrays.asList(counts);
  }

  private static String having(int place) {
    return "having" + place;
  }

  private static String without(int place) {
    return "without" + place;
  }

  private Aggregation having(Facet facet) {
    if (facet instanceof Facet.Open open) {
      return FacetValues.of(FacetTerms.of(open));
    }
    Map<String, Query> alternatives = new LinkedHashMap<>();
    ((Facet.Fixed) facet)
        .alternatives()
        .forEach((name, filter) -> alternatives.put(name, filters.of(filter)));
    if (alternatives.isEmpty()) {
      // The cluster refuses none at all; what counts nothing is left out.
      alternatives.put("", shapes.nothing());
    }
    return Aggregation.of(a -> a.filters(f -> f.filters(b -> b.keyed(alternatives))));
  }

  private Aggregation without(Facet facet) {
    Query any =
        facet instanceof Facet.Open open
            ? shapes.range(FacetTerms.of(open).prefix(), null, null, true)
            : filters.of(((Facet.Fixed) facet).any());
    return Aggregation.of(a -> a.filter(f -> f.bool(b -> b.mustNot(any))));
  }

  private Map<String, Long> counts(Facet facet, Aggregate answer, Query counted) {
    if (facet instanceof Facet.Open open) {
      return values.counts(FacetTerms.of(open), answer, counted);
    }
    Map<String, Long> counts = new HashMap<>();
    answer.filters().buckets().keyed().forEach((name, b) -> counts.put(name, b.docCount()));
    return counts;
  }

  private Map<String, Aggregate> ask(Query wanted, Map<String, Aggregation> aggregations) {
    return calls.ask(
        "search",
        client ->
            client
                .search(
                    s -> s.index(index).query(wanted).size(0).aggregations(aggregations),
                    JsonData.class)
                .aggregations());
  }

  static Aggregate answer(Map<String, Aggregate> answers, String name) {
    return Objects.requireNonNull(answers.get(name), name);
  }
}
