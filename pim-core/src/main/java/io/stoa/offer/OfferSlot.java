package io.stoa.offer;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The place of one price or one stock level in an offer. Codes that differ only in case are the
 * same place. Sorts prices before stock, and what is for all channels before what is for one.
 *
 * @param channel lower case, empty for all channels
 * @param location lower case, empty for all locations
 * @param currency upper case, empty for stock
 */
public record OfferSlot(Kind kind, String channel, String location, String currency)
    implements Comparable<OfferSlot> {
  private static final Comparator<OfferSlot> ORDER =
      Comparator.comparing(OfferSlot::kind)
          .thenComparing(slot -> slot.kind() == Kind.STOCK ? slot.location() : "")
          .thenComparing(OfferSlot::channel)
          .thenComparing(OfferSlot::location)
          .thenComparing(OfferSlot::currency);

  /** What lies in the place. */
  public enum Kind {
    PRICE,
    STOCK
  }

  public static OfferSlot price(
      @Nullable String channel, @Nullable String location, String currency) {
    return new OfferSlot(
        Kind.PRICE, lower(channel), lower(location), currency.toUpperCase(Locale.ROOT));
  }

  public static OfferSlot stock(@Nullable String channel, String location) {
    return new OfferSlot(Kind.STOCK, lower(channel), lower(location), "");
  }

  private static String lower(@Nullable String code) {
    return code == null ? "" : code.toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(OfferSlot other) {
    return ORDER.compare(this, other);
  }
}
