package io.stoa.web.api;

import io.stoa.offer.TracedOffer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of products with their prices and stock.
 *
 * @param total how many match altogether
 * @param next cursor of the next page, null at the end
 */
record OfferList(List<Item> items, long total, @Nullable String next) {
  /**
   * @param label in the locale asked for, null where there is none
   * @param image key below {@code /media/}, or null
   * @param shown by channel: the pieces it shows, buffers and caps applied; without the channels
   *     that know of none
   */
  record Item(
      String sku,
      @Nullable String label,
      @Nullable String image,
      List<PriceView> prices,
      List<StockView> stock,
      Map<String, Long> shown) {}

  /**
   * @param channel null for all that have none of their own
   * @param location null for all locations
   * @param onSale whether the sale price counts now
   * @param changed who wrote it, null where that is not known
   */
  record PriceView(
      @Nullable String channel,
      @Nullable String location,
      String currency,
      BigDecimal list,
      @Nullable BigDecimal sale,
      @Nullable Instant saleFrom,
      @Nullable Instant saleUntil,
      boolean onSale,
      TracedOffer.@Nullable Trace changed) {}

  /**
   * @param channel null for all that have none of their own
   * @param changed who wrote it, null where that is not known
   */
  record StockView(
      @Nullable String channel,
      String location,
      int quantity,
      TracedOffer.@Nullable Trace changed) {}
}
