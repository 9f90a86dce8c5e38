package io.stoa.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of the stock one channel may show.
 *
 * @param channel code of the channel
 * @param holdBack pieces kept back from the sum of all locations
 * @param holdBackPerLocation pieces kept back at each location, before the sum
 * @param showAtMost no higher number is shown; null for no bound
 * @param which which locations count
 * @param locations codes that {@code which} is about, ignoring case
 */
public record StockPolicy(
    String channel,
    int holdBack,
    int holdBackPerLocation,
    @Nullable Integer showAtMost,
    Which which,
    List<String> locations) {
  public StockPolicy {
    which = which == null ? Which.ALL : which;
    locations = locations == null ? List.of() : List.copyOf(locations);
  }

  /** Which locations count. */
  public enum Which {
    ALL,
    ONLY,
    ALL_BUT
  }

  /** Everything is shown as it is. */
  public static StockPolicy none(String channel) {
    return new StockPolicy(channel, 0, 0, null, Which.ALL, List.of());
  }

  /** Whether stock of the location counts. */
  public boolean counts(String location) {
    return which == Which.ALL
        || (which == Which.ONLY) == locations.stream().anyMatch(location::equalsIgnoreCase);
  }

  /** What is shown of the pieces at one location. */
  long shownAt(long quantity) {
    return capped(quantity - holdBackPerLocation);
  }

  /** What is shown of the sum of what the locations have to spare. */
  long shown(long sum) {
    return capped(sum - holdBack);
  }

  private long capped(long quantity) {
    long kept = Math.max(0, quantity);
    return showAtMost == null ? kept : Math.min(kept, showAtMost);
  }

  int spare(int quantity) {
    return Math.max(0, quantity - holdBackPerLocation);
  }
}
