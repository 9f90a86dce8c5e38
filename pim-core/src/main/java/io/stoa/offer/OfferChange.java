package io.stoa.offer;

import io.stoa.offer.Offer.Price;
import io.stoa.offer.Offer.Stock;
import io.stoa.product.Identifier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is laid over an offer: prices and stock levels that replace those in the same places, and
 * places that become empty. What is not named stays.
 *
 * @param asOf when this was true at its source; what the same place learnt of a later time stays.
 *     Null for now
 * @param basis when each place that it names was last changed, as its writer saw it: {@link
 *     TracedOffer.Trace#at()}, {@link Instant#EPOCH} for a place that never had anything. A place
 *     that was changed otherwise since stays. Null for not to look
 */
public record OfferChange(
    Identifier product,
    List<Price> prices,
    List<Stock> stock,
    List<OfferSlot> removed,
    @Nullable Instant asOf,
    @Nullable Instant basis) {
  public OfferChange {
    prices = List.copyOf(prices);
    stock = List.copyOf(stock);
    removed = List.copyOf(removed);
  }

  /** Laid over whatever is there. */
  public OfferChange(
      Identifier product,
      List<Price> prices,
      List<Stock> stock,
      List<OfferSlot> removed,
      @Nullable Instant asOf) {
    this(product, prices, stock, removed, asOf, null);
  }

  /** All prices and stock levels of the offer, true now. */
  public static OfferChange of(Offer offer) {
    return new OfferChange(offer.product(), offer.prices(), offer.stock(), List.of(), null);
  }
}
