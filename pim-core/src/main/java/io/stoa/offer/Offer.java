package io.stoa.offer;

import io.stoa.product.Identifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one product costs and how many there are. */
public record Offer(Identifier product, List<Price> prices, List<Stock> stock) {
  public Offer {
    prices = List.copyOf(prices);
    stock = List.copyOf(stock);
  }

  /**
   * @param channel null for all channels that have no price of their own
   * @param location code of a store with a price of its own, null for all others
   * @param sale null when there is no sale; lower than {@code list}
   * @param saleFrom inclusive, null for at once
   * @param saleUntil exclusive, null for no end
   */
  public record Price(
      @Nullable String channel,
      @Nullable String location,
      String currency,
      BigDecimal list,
      @Nullable BigDecimal sale,
      @Nullable Instant saleFrom,
      @Nullable Instant saleUntil) {

    /** A price at all locations. */
    public Price(
        @Nullable String channel,
        String currency,
        BigDecimal list,
        @Nullable BigDecimal sale,
        @Nullable Instant saleFrom,
        @Nullable Instant saleUntil) {
      this(channel, null, currency, list, sale, saleFrom, saleUntil);
    }

    /** What it is the price for; an offer has one for each. */
    public OfferSlot slot() {
      return OfferSlot.price(channel, location, currency);
    }
  }

  /**
   * @param channel null for all channels that have no stock of their own at the location
   * @param location code of the store or warehouse
   * @param quantity pieces that can be sold, not negative
   */
  public record Stock(@Nullable String channel, String location, int quantity) {
    /** Stock for all channels. */
    public Stock(String location, int quantity) {
      this(null, location, quantity);
    }

    /** What it is the stock for; an offer has one for each. */
    public OfferSlot slot() {
      return OfferSlot.stock(channel, location);
    }
  }
}
