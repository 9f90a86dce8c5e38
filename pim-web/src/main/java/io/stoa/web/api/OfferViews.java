package io.stoa.web.api;

import io.stoa.offer.ChannelStock;
import io.stoa.offer.Offer;
import io.stoa.offer.OfferParts;
import io.stoa.offer.OfferPrices;
import io.stoa.offer.Offers;
import io.stoa.offer.StockPolicies;
import io.stoa.offer.StockPolicy;
import io.stoa.offer.TracedOffer;
import io.stoa.product.Identifier;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Products of a list with what they cost and how many there are. */
@Component
class OfferViews {
  private final Offers offers;
  private final StockPolicies policies;
  private final Clock clock;

  OfferViews(Offers offers, StockPolicies policies, Clock clock) {
    this.offers = offers;
    this.policies = policies;
    this.clock = clock;
  }

  OfferList of(ProductList page, OfferParts parts) {
    List<Identifier> products =
        page.items().stream().map(row -> new Identifier(row.identifier())).toList();
    Map<Identifier, TracedOffer> offered = offers.traced(products);
    List<StockPolicy> channels = policies.all();
    Instant now = clock.instant();
    List<OfferList.Item> items =
        page.items().stream()
            .map(
                row ->
                    item(row, offered.get(new Identifier(row.identifier())), channels, parts, now))
            .toList();
    return new OfferList(items, page.total(), page.next());
  }

  private static OfferList.Item item(
      ProductList.Row row,
      @Nullable TracedOffer traced,
      List<StockPolicy> channels,
      OfferParts parts,
      Instant now) {
    if (traced == null) {
      return new OfferList.Item(
          row.identifier(), row.label(), row.image(), List.of(), List.of(), Map.of());
    }
    return new OfferList.Item(
        row.identifier(),
        row.label(),
        row.image(),
        traced.offer().prices().stream()
            .filter(parts::fit)
            .map(price -> view(price, traced, now))
            .toList(),
        traced.offer().stock().stream()
            .filter(parts::fit)
            .map(level -> view(level, traced))
            .toList(),
        shown(traced.offer(), channels));
  }

  private static OfferList.PriceView view(Offer.Price price, TracedOffer traced, Instant now) {
    return new OfferList.PriceView(
        price.channel(),
        price.location(),
        price.currency(),
        price.list(),
        price.sale(),
        price.saleFrom(),
        price.saleUntil(),
        OfferPrices.onSale(price, now),
        traced.trace(price.slot()).orElse(null));
  }

  private static OfferList.StockView view(Offer.Stock level, TracedOffer traced) {
    return new OfferList.StockView(
        level.channel(),
        level.location(),
        level.quantity(),
        traced.trace(level.slot()).orElse(null));
  }

  private static Map<String, Long> shown(Offer offer, List<StockPolicy> channels) {
    Map<String, Long> shown = new TreeMap<>();
    for (StockPolicy policy : channels) {
      ChannelStock stock = ChannelStock.of(offer, policy);
      if (stock.isKnown()) {
        shown.put(policy.channel(), stock.total());
      }
    }
    return shown;
  }
}
