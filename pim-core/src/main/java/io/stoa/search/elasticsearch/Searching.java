package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import io.stoa.search.FacetCounts;
import io.stoa.search.FacetQuery;
import io.stoa.search.Filter;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchQuery;
import io.stoa.search.SearchQuery.Sort;
import io.stoa.search.terms.FilterTranslation;
import io.stoa.search.terms.Keywords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries. Every order is total and a page goes on behind the values of the last hit
 * ({@code search_after}), so pages need nothing that the cluster would have to keep for them.
 */
final class Searching {
  /** Documents as they are kept are not read: the last value sorted by is the id. */
  private static final String NOTHING = "_none_";

  private final Calls calls;
  private final String index;
  private final ElasticShapes shapes;
  private final FilterTranslation<Query> filters;
  private final FacetCounting facets;

  Searching(Calls calls, String index, ElasticShapes shapes, FilterTranslation<Query> filters) {
    this.calls = calls;
    this.index = index;
    this.shapes = shapes;
    this.filters = filters;
    this.facets = new FacetCounting(calls, index, filters);
  }

  SearchPage page(SearchQuery query) {
    String cursor = query.cursor();
    Cursor after = cursor == null ? null : Cursor.parse(cursor, query.sort());
    // One hit more than asked for tells whether this is the last page.
    Found found = find(query, query.limit() + 1, after);
    List<Found.Place> places = found.places();
    boolean more = places.size() > query.limit();
    List<Found.Place> shown = more ? places.subList(0, query.limit()) : places;
    String next = more ? shown.get(shown.size() - 1).cursor().text(query.sort()) : null;
    return new SearchPage(shown.stream().map(Found.Place::hit).toList(), found.total(), next);
  }

  private Found find(SearchQuery query, int limit, @Nullable Cursor after) {
    if (query.sort() instanceof Sort.ByLabel by && !by.locale().isEmpty()) {
      return byLabel(filters.of(query.filter()), by, limit, after);
    }
    boolean rated = query.sort() instanceof Sort.ByRelevance;
    Query wanted = rated ? filters.rated(query.filter()) : filters.of(query.filter());
    return find(wanted, Sorts.of(query.sort()), limit, after);
  }

  /**
   * By the label in the locale, and where there is none by the one that is not localizable: two
   * questions whose answers are merged, since one order cannot fall back on another value.
   */
  private Found byLabel(Query wanted, Sort.ByLabel by, int limit, @Nullable Cursor after) {
    Query labelled = shapes.keyword(Keywords.labelled(by.locale()));
    Found own =
        find(
            shapes.allOf(List.of(wanted, labelled)),
            Sorts.ofLabel(by.locale(), by.ascending()),
            limit,
            after);
    Found others =
        find(shapes.butNot(wanted, labelled), Sorts.ofLabel("", by.ascending()), limit, after);
    return own.and(others, by.ascending());
  }

  private Found find(Query wanted, List<SortOptions> sort, int limit, @Nullable Cursor after) {
    return calls.ask(
        "search",
        client ->
            Found.of(
                client
                    .search(
                        s -> {
                          s.index(index)
                              .query(wanted)
                              .sort(sort)
                              .size(limit)
                              .trackTotalHits(t -> t.enabled(true))
                              .storedFields(NOTHING)
                              .docvalueFields(f -> f.field(Fields.IDENTIFIER));
                          return after == null ? s : s.searchAfter(after.after());
                        },
                        JsonData.class)
                    .hits()));
  }

  long count(Filter filter) {
    Query wanted = filters.of(filter);
    return calls.ask("search", client -> client.count(c -> c.index(index).query(wanted)).count());
  }

  List<FacetCounts> facets(FacetQuery query) {
    return facets.of(query);
  }
}
