package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import co.elastic.clients.json.JsonData;
import io.stoa.search.Facet;
import io.stoa.search.FacetCounts;
import io.stoa.search.FacetQuery;
import io.stoa.search.Filter;
import io.stoa.search.terms.FilterTranslation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts by facets with aggregations, all in one exchange: one search for all that count the same
 * documents, if not all of them. It asks for all values of a facet and not for the most frequent
 * ones: those of several shards would not be exact.
 */
final class FacetCounting {
  private final Searches searches;
  private final FilterTranslation<Query> filters;
  private final FacetValues values;

  FacetCounting(Searches searches, FilterTranslation<Query> filters) {
    this.searches = searches;
    this.filters = filters;
    this.values = new FacetValues(searches);
  }

  List<FacetCounts> of(FacetQuery asked) {
    List<Group> groups = groups(asked);
    List<ResponseBody<JsonData>> answers =
        searches.ask(groups.stream().map(group -> group.search.asked()).toList());
    FacetCounts[] counts = new FacetCounts[asked.facets().size()];
    for (int i = 0; i < groups.size(); i++) {
      groups.get(i).read(answers.get(i), asked, counts);
    }
    return Arrays.asList(counts);
  }

  /**
   * One search.
   *
   * @param places of its facets in the whole question
   */
  private record Group(FacetSearch search, List<Integer> places) {
    void read(ResponseBody<JsonData> answer, FacetQuery asked, FacetCounts[] counts) {
      for (int i = 0; i < places.size(); i++) {
        int place = places.get(i);
        counts[place] = search.counts(answer, name(i), facet(asked, place), asked.limit());
      }
    }
  }

  /**
   * Facets of all documents are asked for one by one: Elasticsearch remembers the answer to each
   * until something has changed, and other lists ask for some of them too.
   */
  private List<Group> groups(FacetQuery asked) {
    List<Group> groups = new ArrayList<>();
    asked
        .places()
        .forEach(
            (of, same) -> {
              if (of.equals(Filter.ALL)) {
                same.forEach(place -> groups.add(group(asked, of, List.of(place))));
              } else {
                groups.add(group(asked, of, same));
              }
            });
    return groups;
  }

  private Group group(FacetQuery asked, Filter of, List<Integer> places) {
    FacetSearch search = new FacetSearch(of, filters, values);
    for (int i = 0; i < places.size(); i++) {
      search.add(name(i), facet(asked, places.get(i)));
    }
    return new Group(search, places);
  }

  private static Facet facet(FacetQuery asked, int place) {
    return asked.facets().get(place).facet();
  }

  /** In its search, so that the same facet has the same one wherever it stands in the question. */
  private static String name(int place) {
    return "facet" + place;
  }
}
