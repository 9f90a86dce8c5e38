package io.stoa.consistency;

import io.stoa.ledger.Told;
import java.util.Locale;
import java.util.Map;

/** Whether buyers can have something, whatever words a channel has for it. */
public enum Availability {
  AVAILABLE,
  UNAVAILABLE,
  /** To be had later: ordered before it is there. */
  LATER,
  /** Nothing was said of it. */
  UNKNOWN;

  /** The words of the channels that Stoa writes for, spaces for underscores and hyphens. */
  private static final Map<String, Availability> WORDS =
      Map.ofEntries(
          Map.entry("in stock", AVAILABLE),
          Map.entry("instock", AVAILABLE),
          Map.entry("available", AVAILABLE),
          Map.entry("available for order", AVAILABLE),
          Map.entry("true", AVAILABLE),
          Map.entry("limitedavailability", AVAILABLE),
          Map.entry("out of stock", UNAVAILABLE),
          Map.entry("outofstock", UNAVAILABLE),
          Map.entry("unavailable", UNAVAILABLE),
          Map.entry("discontinued", UNAVAILABLE),
          Map.entry("false", UNAVAILABLE),
          Map.entry("soldout", UNAVAILABLE),
          Map.entry("disabled", UNAVAILABLE),
          Map.entry("preorder", LATER),
          Map.entry("pre order", LATER),
          Map.entry("backorder", LATER));

  /** {@code in_stock} and {@code https://schema.org/InStock} without what is written around. */
  private static String plain(String words) {
    return words
        .substring(words.lastIndexOf('/') + 1)
        .toLowerCase(Locale.ROOT)
        .replace('_', ' ')
        .replace('-', ' ');
  }

  /** By the words, by the number of pieces where there are none or they are not known. */
  static Availability of(Told told) {
    String words = told.availability();
    Availability said = words == null ? null : WORDS.get(plain(words));
    if (said != null) {
      return said;
    }
    Long pieces = told.quantity();
    return pieces == null ? UNKNOWN : pieces > 0 ? AVAILABLE : UNAVAILABLE;
  }
}
