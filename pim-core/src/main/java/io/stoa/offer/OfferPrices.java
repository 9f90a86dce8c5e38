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
    Price general = null;
    for (Price price : offer.prices()) {
      if (!price.currency().equalsIgnoreCase(currency)) {
        continue;
      }
      String own = price.channel();
      if (own == null) {
        general = price;
      } else if (own.equalsIgnoreCase(channel)) {
        return Optional.of(price);
      }
    }
    return Optional.ofNullable(general);
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

  /** All pieces of all locations. */
  public static long quantity(Offer offer) {
    return offer.stock().stream().mapToLong(Offer.Stock::quantity).sum();
  }

  /** Pieces at one location, without regard to the case of its code; 0 where it is not known. */
  public static long quantityAt(Offer offer, String location) {
    return offer.stock().stream()
        .filter(stock -> stock.location().equalsIgnoreCase(location))
        .mapToLong(Offer.Stock::quantity)
        .sum();
  }

  /**
   * @param amount in the price's currency
   * @param price where it comes from
   * @param sale whether the amount is the sale price
   */
  public record Effective(BigDecimal amount, Price price, boolean sale) {}
}
