package io.stoa.offer;

import io.stoa.offer.Offer.Stock;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many pieces of one product a channel shows, with its buffers and caps applied.
 *
 * @param total over all locations that count for the channel
 * @param byLocation at each of them, in code order
 */
public record ChannelStock(long total, Map<String, Long> byLocation) {
  /** Nothing is known of any location that counts. */
  public static final ChannelStock UNKNOWN = new ChannelStock(0, Map.of());

  public ChannelStock {
    byLocation = Collections.unmodifiableMap(new TreeMap<>(byLocation));
  }

  /** At each location the channel's own stock counts, else the one for all channels. */
  public static ChannelStock of(Offer offer, StockPolicy policy) {
    Map<String, Stock> levels = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Stock level : offer.stock()) {
      String own = level.channel();
      boolean ofChannel = own != null && own.equalsIgnoreCase(policy.channel());
      if (policy.counts(level.location())
          && (ofChannel || (own == null && !levels.containsKey(level.location())))) {
        levels.put(level.location(), level);
      }
    }
    if (levels.isEmpty()) {
      return UNKNOWN;
    }
    Map<String, Long> shown = new TreeMap<>();
    long sum = 0;
    for (Stock level : levels.values()) {
      shown.put(level.location(), policy.shownAt(level.quantity()));
      sum += policy.spare(level.quantity());
    }
    return new ChannelStock(policy.shown(sum), shown);
  }

  public boolean isKnown() {
    return !byLocation.isEmpty();
  }

  /** The same with no number above the bound. */
  public ChannelStock atMost(long bound) {
    Map<String, Long> bounded = new TreeMap<>();
    byLocation.forEach((location, quantity) -> bounded.put(location, Math.min(quantity, bound)));
    return new ChannelStock(Math.min(total, bound), bounded);
  }
}
