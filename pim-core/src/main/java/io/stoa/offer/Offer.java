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
   * @param sale null when there is no sale; lower than {@code list}
   * @param saleFrom inclusive, null for at once
   * @param saleUntil exclusive, null for no end
   */
  public record Price(
      @Nullable String channel,
      String currency,
      BigDecimal list,
      @Nullable BigDecimal sale,
      @Nullable Instant saleFrom,
      @Nullable Instant saleUntil) {}

  /**
   * @param location code of the store or warehouse
   * @param quantity pieces that can be sold, not negative
   */
  public record Stock(String location, int quantity) {}
}
