package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.json.JsonData;
import io.stoa.search.Facet;
import io.stoa.search.FacetCounts;
import io.stoa.search.FacetQuery;
import io.stoa.search.Filter;
import io.stoa.search.terms.FacetTerms;
import io.stoa.search.terms.FilterTranslation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts by facets with aggregations, all in one exchange: one search for all that count the same
 * documents. They stand at the top of it: only there Elasticsearch counts all documents by the
 * lists that terms have anyway, and values in their segments' own numbers. It is asked for all
 * values of a facet and not for the most frequent ones: those of several shards would not be exact.
 */
final class FacetCounting {
  /** Before the name of an alternative. */
  private static final String ALTERNATIVE = "=";

  private static final String ANY = "?any";
  private static final String TOTAL = "total";

  private final Calls calls;
  private final String index;
  private final FilterTranslation<Query> filters;
  private final FacetValues values;

  FacetCounting(Calls calls, String index, FilterTranslation<Query> filters) {
    this.calls = calls;
    this.index = index;
    this.filters = filters;
    this.values = new FacetValues(calls, index);
  }

  List<FacetCounts> of(FacetQuery asked) {
    Map<Filter, List<Integer>> places = asked.places();
    List<Query> counted = places.keySet().stream().map(this::counted).toList();
    List<Map<String, Aggregation>> questions =
        places.values().stream().map(same -> questions(asked, same)).toList();
    List<MultiSearchItem<JsonData>> answers = ask(counted, questions);
    FacetCounts[] counts = new FacetCounts[asked.facets().size()];
    int group = 0;
    for (List<Integer> same : places.values()) {
      MultiSearchItem<JsonData> answer = answers.get(group);
      long total = count(answer(answer.aggregations(), TOTAL));
      for (int place : same) {
        Aggregate found = answer(answer.aggregations(), name(place));
        Tally tally = tally(asked.facets().get(place).facet(), found, counted.get(group));
        counts[place] =
            FacetCounts.of(tally.byValue(), total, total - tally.having(), asked.limit());
      }
      group++;
    }
    return Arrays.asList(counts);
  }

  /**
   * What was counted of one facet.
   *
   * @param having how many documents have any of its values
   */
  record Tally(Map<String, Long> byValue, long having) {}

  /**
   * Of all documents only the live ones have what is counted, so that marks of removed ones need
   * not be kept away. Then Elasticsearch reads most counts off its dictionary.
   */
  private Query counted(Filter filter) {
    return filter.equals(Filter.ALL) ? Query.of(q -> q.matchAll(m -> m)) : filters.of(filter);
  }

  private Map<String, Aggregation> questions(FacetQuery asked, List<Integer> places) {
    Map<String, Aggregation> questions = new LinkedHashMap<>();
    questions.put(TOTAL, alternatives(Map.of(ANY, filters.of(Filter.ALL))));
    for (int place : places) {
      questions.put(name(place), question(asked.facets().get(place).facet()));
    }
    return questions;
  }

  private static String name(int place) {
    return "facet" + place;
  }

  private Aggregation question(Facet facet) {
    if (facet instanceof Facet.Open open) {
      return FacetValues.of(FacetTerms.of(open));
    }
    Facet.Fixed fixed = (Facet.Fixed) facet;
    Map<String, Query> alternatives = new LinkedHashMap<>();
    fixed
        .alternatives()
        .forEach((name, filter) -> alternatives.put(ALTERNATIVE + name, filters.of(filter)));
    alternatives.put(ANY, filters.of(fixed.any()));
    return alternatives(alternatives);
  }

  private static Aggregation alternatives(Map<String, Query> alternatives) {
    return Aggregation.of(a -> a.filters(f -> f.filters(b -> b.keyed(alternatives))));
  }

  private static long count(Aggregate ofAny) {
    return Objects.requireNonNull(ofAny.filters().buckets().keyed().get(ANY)).docCount();
  }

  private Tally tally(Facet facet, Aggregate answer, Query counted) {
    if (facet instanceof Facet.Open open) {
      return values.counts(FacetTerms.of(open), answer, counted);
    }
    Map<String, Long> counts = new HashMap<>();
    answer
        .filters()
        .buckets()
        .keyed()
        .forEach((name, bucket) -> counts.put(name, bucket.docCount()));
    counts.remove(ANY);
    Map<String, Long> byValue = new HashMap<>();
    counts.forEach(
        (name, documents) -> byValue.put(name.substring(ALTERNATIVE.length()), documents));
    return new Tally(byValue, count(answer));
  }

  /** Each group's facets are counted at the top of a search of its own. */
  private List<MultiSearchItem<JsonData>> ask(
      List<Query> counted, List<Map<String, Aggregation>> questions) {
    return calls.ask(
        "search",
        client -> {
          List<MultiSearchItem<JsonData>> answers = new ArrayList<>();
          for (MultiSearchResponseItem<JsonData> answer :
              client
                  .msearch(
                      m -> m.index(index).searches(searches(counted, questions)), JsonData.class)
                  .responses()) {
            if (answer.isFailure()) {
              throw new ElasticsearchException("msearch", answer.failure());
            }
            answers.add(answer.result());
          }
          return answers;
        });
  }

  private static List<RequestItem> searches(
      List<Query> counted, List<Map<String, Aggregation>> questions) {
    List<RequestItem> searches = new ArrayList<>();
    for (int i = 0; i < counted.size(); i++) {
      Query query = counted.get(i);
      Map<String, Aggregation> aggregations = questions.get(i);
      searches.add(
          RequestItem.of(
              r ->
                  r.header(h -> h)
                      .body(
                          b ->
                              b.query(query)
                                  .size(0)
                                  .trackTotalHits(t -> t.enabled(false))
                                  .aggregations(aggregations))));
    }
    return searches;
  }

  static Aggregate answer(Map<String, Aggregate> answers, String name) {
    return Objects.requireNonNull(answers.get(name), name);
  }
}
