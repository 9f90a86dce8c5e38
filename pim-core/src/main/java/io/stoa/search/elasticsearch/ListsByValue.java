package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.stoa.search.Filter;
import io.stoa.search.Filter.Operator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pages of lists in the order of a value. Elasticsearch compares the values of all documents of a
 * list; so for a long one a sample tells first up to which value a page may reach, and only what
 * lies before that is looked at. Should that be too little, all are.
 */
final class ListsByValue {
  private static final Set<Operator> OF_PARTS =
      EnumSet.of(Operator.CONTAINS, Operator.NOT_CONTAINS, Operator.STARTS_WITH);

  private final Searches searches;
  private final ElasticShapes shapes;
  private final Sample sample;

  ListsByValue(Searches searches, ElasticShapes shapes, Sample sample) {
    this.searches = searches;
    this.shapes = shapes;
    this.sample = sample;
  }

  /**
   * The first documents of the list, and how many it has.
   *
   * @param filter by which {@code wanted} is narrowed
   * @param after behind which they are, null for at the beginning
   */
  Found find(Filter filter, Query wanted, ValueOrder order, int limit, @Nullable Cursor after) {
    Page page = new Page(order.sort(), limit, after);
    if (!isSoonFound(filter)) {
      return searches.one(page.of(wanted, true));
    }
    long total = searches.one(Page.count(wanted)).total();
    if (total == 0) {
      return new Found(List.of(), 0);
    }
    List<Found.Place> near = sample.isWorth(total) ? near(wanted, order, page) : null;
    return new Found(near == null ? searches.one(page.of(wanted, false)).places() : near, total);
  }

  /** Whether to find what the filter wants is so little work that it may be done three times. */
  private static boolean isSoonFound(Filter filter) {
    if (filter instanceof Filter.And and) {
      return and.filters().stream().allMatch(ListsByValue::isSoonFound);
    } else if (filter instanceof Filter.Or or) {
      return or.filters().stream().allMatch(ListsByValue::isSoonFound);
    } else if (filter instanceof Filter.Not not) {
      return isSoonFound(not.filter());
    } else if (filter instanceof Filter.OnValue value) {
      return !OF_PARTS.contains(value.operator());
    }
    return !(filter instanceof Filter.Text);
  }

  /** Null where they must be looked for among all. */
  @Nullable List<Found.Place> near(Query wanted, ValueOrder order, Page page) {
    Cursor after = page.after();
    if (after != null && after.value() == null) {
      return null;
    }
    int place = sample.placeBehind(page.limit());
    List<Found.Place> sampled =
        among(wanted, shapes.keyword(Sample.MARK), new Page(page.sort(), place, after));
    String last = valueAt(place, sampled);
    Query between = order.between(after == null ? null : text(after.value()), last);
    List<Found.Place> places = among(wanted, between, page);
    return order.isWithin(valueAt(page.limit(), places), last) ? places : null;
  }

  private List<Found.Place> among(Query wanted, Query some, Page page) {
    return searches.one(page.of(shapes.allOf(List.of(wanted, some)), false)).places();
  }

  /** Null where there are less places, or the last one has no value. */
  private static @Nullable String valueAt(int place, List<Found.Place> places) {
    return places.size() < place ? null : text(places.get(place - 1).cursor().value());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
