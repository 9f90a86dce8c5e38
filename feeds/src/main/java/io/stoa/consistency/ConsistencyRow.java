package io.stoa.consistency;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One product in all feeds. Only channels that have it are held against each other: one that it was
 * taken from says nothing any more.
 *
 * @param listings of the feeds that know it, in the order of the report's feeds
 * @param spreads for each currency in which two channels or more name a price
 * @param availabilityDiffers whether it can be had on one channel and not, or later, on another
 */
public record ConsistencyRow(
    String sku, List<ChannelListing> listings, List<Spread> spreads, boolean availabilityDiffers) {
  public ConsistencyRow {
    listings = List.copyOf(listings);
    spreads = List.copyOf(spreads);
  }

  /**
   * How far prices of one currency are apart.
   *
   * @param percent of the least, two decimals, rounded half up
   */
  public record Spread(String currency, BigDecimal least, BigDecimal most, BigDecimal percent) {
    static Spread of(String currency, List<BigDecimal> prices) {
      BigDecimal least = prices.stream().min(Comparator.naturalOrder()).orElseThrow();
      BigDecimal most = prices.stream().max(Comparator.naturalOrder()).orElseThrow();
      return new Spread(currency, least, most, percent(least, most));
    }

    private static BigDecimal percent(BigDecimal least, BigDecimal most) {
      if (least.signum() <= 0) {
        return most.compareTo(least) == 0 ? BigDecimal.ZERO : new BigDecimal(100);
      }
      return most.subtract(least)
          .multiply(new BigDecimal(100))
          .divide(least, 2, RoundingMode.HALF_UP);
    }
  }

  /**
   * @param currency only prices in it are compared; null for all
   */
  static ConsistencyRow of(String sku, List<ChannelListing> listings, @Nullable String currency) {
    Map<String, List<BigDecimal>> prices = new TreeMap<>();
    for (ChannelListing listing : listings) {
      String own = listing.currency();
      BigDecimal pays = listing.pays();
      if (listing.listed()
          && own != null
          && pays != null
          && (currency == null || currency.equalsIgnoreCase(own))) {
        prices.computeIfAbsent(own, any -> new ArrayList<>()).add(pays);
      }
    }
    List<Spread> spreads =
        prices.entrySet().stream()
            .filter(entry -> entry.getValue().size() > 1)
            .map(entry -> Spread.of(entry.getKey(), entry.getValue()))
            .toList();
    long kinds = told(listings).distinct().count();
    return new ConsistencyRow(sku, listings, spreads, kinds > 1);
  }

  private static Stream<Availability> told(List<ChannelListing> listings) {
    return listings.stream()
        .filter(ChannelListing::listed)
        .map(ChannelListing::availability)
        .filter(availability -> availability != Availability.UNKNOWN);
  }

  /** The widest spread, zero where there is none. */
  BigDecimal widest() {
    return spreads.stream()
        .map(Spread::percent)
        .max(Comparator.naturalOrder())
        .orElse(BigDecimal.ZERO);
  }

  boolean priceDiffers(BigDecimal tolerance) {
    return widest().compareTo(tolerance) > 0;
  }

  /** When the channel that was told longest ago was told; null where none was. */
  @Nullable Instant oldest() {
    return listings.stream()
        .map(ChannelListing::sent)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
