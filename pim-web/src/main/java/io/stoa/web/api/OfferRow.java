package io.stoa.web.api;

import io.stoa.error.Violation;
import io.stoa.offer.Offer.Price;
import io.stoa.offer.Offer.Stock;
import io.stoa.offer.OfferChange;
import io.stoa.offer.OfferSlot;
import io.stoa.product.Identifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price, a stock level or both, as they are sent: the columns of {@code offers.csv} and {@code
 * stock.csv}.
 *
 * @param channel all channels that have none of their own when not given
 * @param location of the stock; of the price only in a row without quantity, where a store has a
 *     price of its own
 * @param price needs {@code currency}
 * @param quantity needs {@code location}
 * @param asOf when this was true at its source; what is known of a later time stays. Now when not
 *     given
 * @param basis {@code changed.at} of the place as it was when it was looked at, {@code
 *     1970-01-01T00:00:00Z} where it had nothing: whoever changed it since is not overwritten, and
 *     the answer is CONFLICT. Not looked at when not given
 * @param remove takes the price away where {@code currency} is given, else the stock level
 */
record OfferRow(
    @Nullable String sku,
    @Nullable String channel,
    @Nullable String location,
    @Nullable String currency,
    @Nullable BigDecimal price,
    @Nullable BigDecimal salePrice,
    @Nullable Instant saleFrom,
    @Nullable Instant saleUntil,
    @Nullable Integer quantity,
    @Nullable Instant asOf,
    @Nullable Instant basis,
    @Nullable Boolean remove) {

  /** What is missing; empty when it can be a change. */
  List<Violation> check() {
    List<Violation> violations = new ArrayList<>();
    if (sku == null || !Identifier.isValid(sku)) {
      violations.add(new Violation("sku", "identifier", "Is no identifier.", sku));
    }
    if (removes()) {
      if (currency == null && location == null) {
        violations.add(
            Violation.of("remove", "required", "Say which: a currency, or a stock location."));
      }
      return violations;
    }
    if (price == null && quantity == null) {
      violations.add(Violation.of("price", "required", "Send a price, a quantity or both."));
    }
    if (price != null && currency == null) {
      violations.add(Violation.of("currency", "required", "A price needs its currency."));
    }
    if (quantity != null && location == null) {
      violations.add(Violation.of("location", "required", "A quantity needs its location."));
    }
    if (price == null && (salePrice != null || saleFrom != null || saleUntil != null)) {
      violations.add(Violation.of("price", "required", "A sale needs the price it reduces."));
    }
    return violations;
  }

  /** Only when {@link #check()} has found nothing. */
  OfferChange toChange() {
    List<OfferSlot> removed = new ArrayList<>();
    if (removes()) {
      removed.add(
          currency == null
              ? OfferSlot.stock(channel, String.valueOf(location))
              : OfferSlot.price(channel, location, currency));
    }
    boolean both = price != null && quantity != null;
    Price newPrice =
        removes() || price == null || currency == null
            ? null
            : new Price(
                channel, both ? null : location, currency, price, salePrice, saleFrom, saleUntil);
    Stock newStock =
        removes() || quantity == null || location == null
            ? null
            : new Stock(channel, location, quantity);
    return new OfferChange(
        new Identifier(String.valueOf(sku)),
        newPrice == null ? List.of() : List.of(newPrice),
        newStock == null ? List.of() : List.of(newStock),
        removed,
        asOf,
        basis);
  }

  private boolean removes() {
    return Boolean.TRUE.equals(remove);
  }
}
