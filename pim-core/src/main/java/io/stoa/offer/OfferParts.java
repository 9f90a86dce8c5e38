package io.stoa.offer;

import io.stoa.offer.Offer.Price;
import io.stoa.offer.Offer.Stock;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of offers to look at; codes in any case.
 *
 * @param channel what is the channel's own or for all channels; null for any
 * @param location stock there, and prices that count there; null for any
 * @param currency prices in it; null for any
 */
public record OfferParts(
    @Nullable String channel, @Nullable String location, @Nullable String currency) {
  /** All of them. */
  public static final OfferParts ALL = new OfferParts(null, null, null);

  /** Blank texts ask for nothing. */
  public static OfferParts of(
      @Nullable String channel, @Nullable String location, @Nullable String currency) {
    return new OfferParts(given(channel), given(location), given(currency));
  }

  /** Whether it is one of them. */
  public boolean fit(Price price) {
    return fits(channel, price.channel())
        && fits(location, price.location())
        && (currency == null || currency.equalsIgnoreCase(price.currency()));
  }

  /** Whether it is one of them. */
  public boolean fit(Stock level) {
    return fits(channel, level.channel())
        && (location == null || location.equalsIgnoreCase(level.location()));
  }

  /** What names no channel or location is for all of them. */
  private static boolean fits(@Nullable String wanted, @Nullable String own) {
    return wanted == null || own == null || wanted.equalsIgnoreCase(own);
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
