package io.stoa.offer;

import io.stoa.offer.Offer.Price;
import io.stoa.offer.Offer.Stock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lays changes over an offer; later ones win. Prices and stock come out in a stable order. */
final class OfferMerge {
  private record Slot(String channel, String currency) {}

  private static final Comparator<Slot> BY_CHANNEL_THEN_CURRENCY =
      Comparator.comparing(Slot::channel).thenComparing(Slot::currency);

  private OfferMerge() {}

  static Offer over(@Nullable Offer old, List<Integer> indexes, List<Offer> changes) {
    Map<Slot, Price> prices = new TreeMap<>(BY_CHANNEL_THEN_CURRENCY);
    Map<String, Stock> stock = new TreeMap<>();
    if (old != null) {
      lay(old, prices, stock);
    }
    indexes.forEach(i -> lay(changes.get(i), prices, stock));
    Offer name = old == null ? changes.get(indexes.get(0)) : old;
    return new Offer(name.product(), List.copyOf(prices.values()), List.copyOf(stock.values()));
  }

  private static void lay(Offer offer, Map<Slot, Price> prices, Map<String, Stock> stock) {
    offer
        .prices()
        .forEach(
            p -> prices.put(new Slot(p.channel() == null ? "" : p.channel(), p.currency()), p));
    offer.stock().forEach(s -> stock.put(s.location().toLowerCase(Locale.ROOT), s));
  }
}
