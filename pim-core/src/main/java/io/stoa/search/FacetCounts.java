package io.stoa.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How many documents have each value of a facet, exactly.
 *
 * @param total how many documents were counted
 * @param counts the most frequent first, those with equal counts in the order of their codes; what
 *     no document has is left out
 * @param further how many values more there are than {@code counts} has room for
 * @param without how many documents have none of the facet's values
 */
public record FacetCounts(long total, List<Count> counts, long further, long without) {
  private static final Comparator<Count> ORDER =
      Comparator.comparingLong(Count::documents)
          .reversed()
          .thenComparing(Count::value, CodePoints.ORDER);

  public FacetCounts {
    counts = List.copyOf(counts);
  }

  /**
   * @param value the value's code
   */
  public record Count(String value, long documents) {}

  /**
   * Brings counts into their order.
   *
   * @param byValue those of nought are left out
   * @param limit at most so many are kept
   */
  public static FacetCounts of(Map<String, Long> byValue, long total, long without, int limit) {
    List<Count> all = new ArrayList<>();
    byValue.forEach(
        (value, documents) -> {
          if (documents > 0) {
            all.add(new Count(value, documents));
          }
        });
    all.sort(ORDER);
    int kept = Math.min(limit, all.size());
    return new FacetCounts(total, all.subList(0, kept), (long) all.size() - kept, without);
  }
}
