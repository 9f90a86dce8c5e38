package io.stoa.search;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts to be made at once.
 *
 * @param filter what is counted
 * @param facets 1 to 20
 * @param limit at most so many values of each, 1 to 1000
 */
public record FacetQuery(Filter filter, List<Part> facets, int limit) {
  private static final int MOST_FACETS = 20;
  private static final int LARGEST_LIMIT = 1000;

  /**
   * @throws StoaException {@code INVALID} for another number of facets or another limit
   */
  public FacetQuery {
    facets = List.copyOf(facets);
    if (facets.isEmpty() || facets.size() > MOST_FACETS) {
      throw new StoaException(
          CoreError.INVALID,
          "One question counts by 1 to " + MOST_FACETS + " facets, not " + facets.size() + ".");
    }
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw new StoaException(
          CoreError.INVALID, "A facet has 1 to " + LARGEST_LIMIT + " values, not " + limit + ".");
    }
  }

  /**
   * @param chosen what of this facet is chosen already, {@link Filter#ALL} when nothing is: it
   *     narrows the counts of all other facets, but not its own, so that its alternatives can still
   *     be seen
   */
  public record Part(Facet facet, Filter chosen) {}

  /** Nothing of the facets is chosen. */
  public static FacetQuery of(Filter filter, List<Facet> facets, int limit) {
    return new FacetQuery(
        filter, facets.stream().map(facet -> new Part(facet, Filter.ALL)).toList(), limit);
  }

  /** What the facet at the place counts: what the filter and the other facets' choices leave. */
  public Filter counted(int place) {
    List<Filter> all = new ArrayList<>();
    all.add(filter);
    for (int i = 0; i < facets.size(); i++) {
      Filter chosen = facets.get(i).chosen();
      if (i != place && !chosen.equals(Filter.ALL)) {
        all.add(chosen);
      }
    }
    return all.size() == 1 ? filter : new Filter.And(all);
  }

  /** Places of the facets that count the same, by what they count. */
  public Map<Filter, List<Integer>> places() {
    Map<Filter, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < facets.size(); i++) {
      places.computeIfAbsent(counted(i), same -> new ArrayList<>()).add(i);
    }
    return places;
  }
}
