package io.stoa.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Catalogs;
import io.stoa.catalog.Category;
import io.stoa.catalog.Channel;
import io.stoa.catalog.CurrencySetting;
import io.stoa.catalog.EntityType;
import io.stoa.catalog.Labels;
import io.stoa.catalog.LocaleSetting;
import io.stoa.catalog.StoredCatalogs;
import io.stoa.catalog.StructureEntity;
import io.stoa.offer.Offer.Price;
import io.stoa.offer.Offer.Stock;
import io.stoa.product.Identifier;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Offers in a store of their own: channels amazon and web, currencies EUR, JPY and an inactive CHF,
 * products A to D, and a clock that goes on when it is told to.
 */
final class OfferShop extends Clock implements AutoCloseable {
  final DocumentStore store;
  final Catalogs catalogs;
  final Offers offers;
  final StockPolicies policies;
  Instant now = Instant.parse("2026-11-23T08:00:00Z");

  OfferShop(Path folder) {
    store = SqliteDocumentStore.open(folder.resolve("store.db"));
    catalogs = new StoredCatalogs(store);
    save(EntityType.LOCALES, new LocaleSetting("en_US"));
    save(EntityType.CURRENCIES, new CurrencySetting("EUR", true));
    save(EntityType.CURRENCIES, new CurrencySetting("JPY", true));
    save(EntityType.CURRENCIES, new CurrencySetting("CHF", false));
    save(EntityType.CATEGORIES, new Category("tree", null, Labels.NONE, 0));
    for (String channel : List.of("amazon", "web")) {
      save(
          EntityType.CHANNELS,
          new Channel(channel, Labels.NONE, "tree", Set.of("en_US"), Set.of("EUR"), Map.of()));
    }
    Set<Identifier> there =
        Stream.of("A", "B", "C", "D").map(Identifier::new).collect(Collectors.toSet());
    offers = new StoredOffers(store, catalogs, named -> among(named, there), this);
    policies = new StockPolicies(store, catalogs);
  }

  private static Set<Identifier> among(Set<Identifier> named, Set<Identifier> there) {
    Set<Identifier> both = new HashSet<>(named);
    both.retainAll(there);
    return both;
  }

  private void save(EntityType type, StructureEntity entity) {
    assertThat(catalogs.save(type, List.of(entity))).containsExactly(List.of());
  }

  OfferResult apply(OfferChange change) {
    return offers.apply(List.of(change), "anna").get(0);
  }

  TracedOffer traced(String product) {
    return offers.traced(List.of(new Identifier(product))).values().iterator().next();
  }

  Offer offer(String product) {
    return traced(product).offer();
  }

  static OfferChange price(String product, @Nullable Instant asOf, Price price) {
    return new OfferChange(new Identifier(product), List.of(price), List.of(), List.of(), asOf);
  }

  static OfferChange stock(String product, @Nullable Instant asOf, Stock stock) {
    return new OfferChange(new Identifier(product), List.of(), List.of(stock), List.of(), asOf);
  }

  static OfferChange remove(String product, @Nullable Instant asOf, OfferSlot slot) {
    return new OfferChange(new Identifier(product), List.of(), List.of(), List.of(slot), asOf);
  }

  static Price eur(String list) {
    return new Price(null, "EUR", new BigDecimal(list), null, null, null);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public void close() {
    store.close();
  }
}
