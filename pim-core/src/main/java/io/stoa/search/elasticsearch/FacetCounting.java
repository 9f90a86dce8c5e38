package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.json.JsonData;
import io.stoa.search.Facet;
import io.stoa.search.FacetCounts;
import io.stoa.search.FacetQuery;
import io.stoa.search.Filter;
import io.stoa.search.terms.FilterTranslation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Counts by facets with aggregations, all in one exchange: one search for all that count the same
 * documents. It asks for all values of a facet and not for the most frequent ones: those of several
 * shards would not be exact.
 */
final class FacetCounting {
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
    List<FacetSearch> searches = new ArrayList<>();
    places.forEach(
        (of, same) -> {
          FacetSearch search = new FacetSearch(of, filters, values);
          same.forEach(place -> search.add(name(place), facet(asked, place)));
          searches.add(search);
        });
    List<Map<String, Aggregate>> answers = ask(searches);
    FacetCounts[] counts = new FacetCounts[asked.facets().size()];
    int group = 0;
    for (List<Integer> same : places.values()) {
      for (int place : same) {
        counts[place] =
            searches
                .get(group)
                .counts(answers.get(group), name(place), facet(asked, place), asked.limit());
      }
      group++;
    }
    return Arrays.asList(counts);
  }

  private static Facet facet(FacetQuery asked, int place) {
    return asked.facets().get(place).facet();
  }

  private static String name(int place) {
    return "facet" + place;
  }

  private List<Map<String, Aggregate>> ask(List<FacetSearch> searches) {
    List<RequestItem> items = searches.stream().map(FacetCounting::item).toList();
    return calls.ask(
        "search",
        client -> {
          List<Map<String, Aggregate>> answers = new ArrayList<>();
          for (MultiSearchResponseItem<JsonData> answer :
              client.msearch(m -> m.index(index).searches(items), JsonData.class).responses()) {
            if (answer.isFailure()) {
              throw new ElasticsearchException("msearch", answer.failure());
            }
            answers.add(answer.result().aggregations());
          }
          return answers;
        });
  }

  private static RequestItem item(FacetSearch search) {
    return RequestItem.of(
        r ->
            r.header(h -> h)
                .body(
                    b ->
                        b.query(search.counted())
                            .size(0)
                            .trackTotalHits(t -> t.enabled(false))
                            .aggregations(search.questions())));
  }
}
