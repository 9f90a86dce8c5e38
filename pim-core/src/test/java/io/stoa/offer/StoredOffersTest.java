package io.stoa.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stoa.catalog.Catalogs;
import io.stoa.catalog.Category;
import io.stoa.catalog.Channel;
import io.stoa.catalog.CurrencySetting;
import io.stoa.catalog.EntityType;
import io.stoa.catalog.Labels;
import io.stoa.catalog.LocaleSetting;
import io.stoa.catalog.StoredCatalogs;
import io.stoa.catalog.StructureEntity;
import io.stoa.error.Violation;
import io.stoa.offer.Offer.Price;
import io.stoa.offer.Offer.Stock;
import io.stoa.product.Identifier;
import io.stoa.store.DocumentStore;
import io.stoa.store.StoredDocument;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class StoredOffersTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @TempDir Path folder;
  private DocumentStore store;
  private Offers offers;

  /** A catalogue that knows the channel amazon, the euro and an inactive franc. */
  @BeforeEach
  void open() {
    store = SqliteDocumentStore.open(folder.resolve("store.db"));
    Catalogs catalogs = new StoredCatalogs(store);
    save(catalogs, EntityType.LOCALES, new LocaleSetting("en_US"));
    save(catalogs, EntityType.CURRENCIES, new CurrencySetting("EUR", true));
    save(catalogs, EntityType.CURRENCIES, new CurrencySetting("CHF", false));
    save(catalogs, EntityType.CATEGORIES, new Category("tree", null, Labels.NONE, 0));
    save(
        catalogs,
        EntityType.CHANNELS,
        new Channel("amazon", Labels.NONE, "tree", Set.of("en_US"), Set.of("EUR"), Map.of()));
    offers = new StoredOffers(store, catalogs);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatWasMergedIsFoundWithItsScaleWindowAndCaseOfTheIdentifier() {
    Offer offer =
        new Offer(
            new Identifier("Shirt-Red"),
            List.of(
                new Price(
                    "amazon",
                    "EUR",
                    new BigDecimal("19.90"),
                    new BigDecimal("9.95"),
                    NOW,
                    NOW.plusSeconds(3600))),
            List.of(new Stock("berlin", 7)));

    assertThat(offers.merge(List.of(offer))).containsExactly(List.of());

    Identifier otherCase = new Identifier("SHIRT-RED");
    assertThat(offers.of(List.of(otherCase))).containsEntry(otherCase, offer);
    assertThat(offers.of(List.of(otherCase)).values().iterator().next().product().text())
        .isEqualTo("Shirt-Red");
  }

  @Test
  void aChangeReplacesItsOwnSlotAndLeavesTheRest() {
    merge(
        price("A", null, "EUR", "20"), price("A", "amazon", "EUR", "22"), stock("A", "berlin", 3));
    merge(price("A", null, "EUR", "21"), stock("A", "Berlin", 5), stock("A", "paris", 1));

    Offer offer = offer("A");
    assertThat(offer.prices())
        .extracting(Price::channel, p -> p.list().toPlainString())
        .containsExactly(tuple(null, "21"), tuple("amazon", "22"));
    assertThat(offer.stock()).containsExactly(new Stock("Berlin", 5), new Stock("paris", 1));
  }

  @Test
  void codesAreStoredAsTheCatalogueWritesThem() {
    merge(price("A", "Amazon", "eur", "20"));
    merge(price("A", "amazon", "EUR", "21"));

    assertThat(offer("A").prices())
        .containsExactly(new Price("amazon", "EUR", new BigDecimal("21"), null, null, null));
  }

  @Test
  void everyBrokenRuleIsNamedAndTheOtherChangesGoIn() {
    Offer bad =
        new Offer(
            new Identifier("BAD"),
            List.of(
                new Price(
                    "nowhere",
                    "XXX",
                    new BigDecimal("-1"),
                    new BigDecimal("2"),
                    NOW,
                    NOW.minusSeconds(1)),
                new Price(null, "CHF", BigDecimal.TEN, null, NOW, null),
                new Price(null, "EUR", new BigDecimal("1E+999999999"), null, null, null),
                new Price(null, "EUR", BigDecimal.TEN, BigDecimal.TEN, null, null)),
            List.of(new Stock("../x", -1)));

    List<List<Violation>> verdicts =
        offers.merge(List.of(price("A", null, "EUR", "1"), bad, price("B", null, "EUR", "2")));

    assertThat(verdicts.get(0)).isEmpty();
    assertThat(verdicts.get(2)).isEmpty();
    assertThat(verdicts.get(1))
        .extracting(v -> v.field() + ":" + v.rule())
        .containsExactly(
            "channel:unknown_channel",
            "currency:unknown_currency",
            "price:not_negative",
            "sale_price:sale_below_price",
            "sale_until:window_reversed",
            "currency:inactive_currency",
            "sale_price:window_without_sale",
            "price:digits",
            "sale_price:sale_below_price",
            "location:location_code",
            "quantity:not_negative");
    assertThat(offers.scan(null, 10))
        .extracting(o -> o.offer().product().text())
        .containsExactly("A", "B");
  }

  @Test
  void anUnchangedOfferIsNotWrittenAgain() {
    merge(price("A", null, "EUR", "20.00"));
    merge(price("A", null, "EUR", "20.00"));

    StoredDocument document = store.collection(StoredOffers.COLLECTION).get("a").orElseThrow();
    assertThat(document.version()).isEqualTo(1);
  }

  @Test
  void writersThatMeetOnOneProductAllGetTheirPartIn() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int writer = i;
        all.add(
            writers.submit(
                () -> IntStream.range(0, 20).forEach(n -> merge(stock("A", "s" + writer, n)))));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      writers.shutdown();
    }
    assertThat(offer("A").stock())
        .containsExactlyElementsOf(
            IntStream.range(0, 8).mapToObj(i -> new Stock("s" + i, 19)).toList());
  }

  @Test
  void manyProductsGoInInBatchesAndAreScannedInOrder() {
    List<Offer> changes =
        IntStream.range(0, 2_500).mapToObj(i -> stock("P%05d".formatted(i), "x", i)).toList();

    assertThat(offers.merge(changes)).hasSize(2_500).allMatch(List::isEmpty);

    List<TracedOffer> page = offers.scan(new Identifier("p01999"), 2);
    assertThat(page)
        .extracting(o -> o.offer().product().text())
        .containsExactly("P02000", "P02001");
  }

  private static void save(Catalogs catalogs, EntityType type, StructureEntity entity) {
    assertThat(catalogs.save(type, List.of(entity))).containsExactly(List.of());
  }

  private void merge(Offer... changes) {
    assertThat(offers.merge(List.of(changes))).allMatch(List::isEmpty);
  }

  private Offer offer(String product) {
    Identifier identifier = new Identifier(product);
    return Optional.ofNullable(offers.of(List.of(identifier)).get(identifier)).orElseThrow();
  }

  private static Offer price(
      String product, @Nullable String channel, String currency, String list) {
    return new Offer(
        new Identifier(product),
        List.of(new Price(channel, currency, new BigDecimal(list), null, null, null)),
        List.of());
  }

  private static Offer stock(String product, String location, int quantity) {
    return new Offer(new Identifier(product), List.of(), List.of(new Stock(location, quantity)));
  }
}
