package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
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
  private final Searches searches;
  private final ElasticShapes shapes;
  private final FilterTranslation<Query> filters;
  private final FacetCounting facets;
  private final ListsByValue lists;

  Searching(
      Searches searches, ElasticShapes shapes, FilterTranslation<Query> filters, Sample sample) {
    this.searches = searches;
    this.shapes = shapes;
    this.filters = filters;
    this.facets = new FacetCounting(searches, filters);
    this.lists = new ListsByValue(searches, shapes, sample);
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
    if (query.sort() instanceof Sort.ByLabel by) {
      return byLabel(query.filter(), by, limit, after);
    } else if (query.sort() instanceof Sort.ByValue by) {
      return lists.find(
          query.filter(), filters.of(query.filter()), ValueOrder.of(by), limit, after);
    }
    boolean rated = query.sort() instanceof Sort.ByRelevance;
    Query wanted = rated ? filters.rated(query.filter()) : filters.of(query.filter());
    return searches.one(new Page(Sorts.of(query.sort()), limit, after).of(wanted, true));
  }

  /**
   * By the label in the locale, and where there is none by the one that is not localizable: two
   * questions whose answers are merged, since one order cannot fall back on another value.
   */
  private Found byLabel(Filter filter, Sort.ByLabel by, int limit, @Nullable Cursor after) {
    Query wanted = filters.of(filter);
    ValueOrder shared = ValueOrder.ofLabel("", by.ascending());
    if (by.locale().isEmpty()) {
      return lists.find(filter, wanted, shared, limit, after);
    }
    Query labelled = shapes.keyword(Keywords.labelled(by.locale()));
    Query own = shapes.allOf(List.of(wanted, labelled));
    ValueOrder ofOwn = ValueOrder.ofLabel(by.locale(), by.ascending());
    Query others = shapes.butNot(wanted, labelled);
    return lists
        .find(filter, own, ofOwn, limit, after)
        .and(lists.find(filter, others, shared, limit, after), by.ascending());
  }

  long count(Filter filter) {
    return searches.one(Page.count(filters.of(filter))).total();
  }

  List<FacetCounts> facets(FacetQuery query) {
    return facets.of(query);
  }
}
