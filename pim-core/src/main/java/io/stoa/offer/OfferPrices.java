package io.stoa.offer;

import io.stoa.offer.Offer.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of an offer's prices counts where and when. */
public final class OfferPrices {
  private OfferPrices() {}

  /**
   * The price that the channel shows: its own in that currency, else the one for all channels.
   * Codes are compared without regard to case.
   *
   * @param channel null asks only for the price for all channels
   */
  public static Optional<Price> of(Offer offer, @Nullable String channel, String currency) {
    return of(offer, channel, null, currency);
  }

  /**
   * The price at a location: the location's own, on the channel before on all, else as without
   * location.
   *
   * @param location null asks only for prices at all locations
   */
  public static Optional<Price> of(
      Offer offer, @Nullable String channel, @Nullable String location, String currency) {
    Price best = null;
    int closest = -1;
    for (Price price : offer.prices()) {
      int closeness = closeness(price, channel, location);
      if (closeness > closest && price.currency().equalsIgnoreCase(currency)) {
        best = price;
        closest = closeness;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A location of its own tells more than a channel of its own; -1 for a price of another. */
  private static int closeness(Price price, @Nullable String channel, @Nullable String location) {
    String ownChannel = price.channel();
    String ownLocation = price.location();
    if (ownChannel != null && !ownChannel.equalsIgnoreCase(channel)) {
      return -1;
    }
    if (ownLocation != null && !ownLocation.equalsIgnoreCase(location)) {
      return -1;
    }
    return (ownLocation == null ? 0 : 2) + (ownChannel == null ? 0 : 1);
  }

  /** What a buyer pays on the channel at the instant: the sale price inside its window. */
  public static Optional<Effective> at(
      Offer offer, @Nullable String channel, String currency, Instant when) {
    return of(offer, channel, currency).map(price -> at(price, when));
  }

  /** What a buyer pays at the instant. */
  public static Effective at(Price price, Instant when) {
    BigDecimal sale = price.sale();
    return sale != null && onSale(price, when)
        ? new Effective(sale, price, true)
        : new Effective(price.list(), price, false);
  }

  /** Whether the instant lies in the sale window: start inclusive, end exclusive. */
  public static boolean onSale(Price price, Instant when) {
    Instant from = price.saleFrom();
    Instant until = price.saleUntil();
    return price.sale() != null
        && (from == null || !when.isBefore(from))
        && (until == null || when.isBefore(until));
  }

  /**
   * @param amount in the price's currency
   * @param price where it comes from
   * @param sale whether the amount is the sale price
   */
  public record Effective(BigDecimal amount, Price price, boolean sale) {}
}
