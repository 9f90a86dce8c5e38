package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.Category;
import io.stoa.catalog.EntityType;
import io.stoa.catalog.Family;
import io.stoa.catalog.StructureEntity;
import io.stoa.connector.ItemAction;
import io.stoa.delta.ChangedItem;
import io.stoa.delta.Difference;
import io.stoa.feed.FeedRun.Mode;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.json.Json;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.Ledgers;
import io.stoa.mapping.Shirt;
import io.stoa.mapping.Shop;
import io.stoa.offer.Offer;
import io.stoa.product.Identifier;
import io.stoa.store.Write;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a run does that has a ledger of the runs before. */
class DeltaRunTest {
  private final Path folder;
  private Workshop shop;

  DeltaRunTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void open() throws IOException {
    shop = new Workshop(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void google() {
    shop.save(Workshop.feed("google-merchant", "tsv", "google.tsv", Map.of()));
  }

  private Difference deltaOf(FeedRun run) {
    assertThat(run.errors()).isEmpty();
    Difference difference = Objects.requireNonNull(run.difference());
    assertThat(difference.why()).isNull();
    return difference;
  }

  private void structure(EntityType type, StructureEntity entity) {
    assertThat(shop.catalogs.save(type, List.of(entity))).containsExactly(List.of());
  }

  private List<ChangedItem> changed(FeedRun run) {
    return shop.running.changes(run, 0, 100).items();
  }

  private LedgerEntry entry(String sku) {
    Ledgers ledgers = new Ledgers(shop.store);
    return ledgers.find(ledgers.head("test"), ItemKey.ofProduct(sku)).orElseThrow();
  }

  @Test
  void whenNothingChangedNothingIsReadOrDelivered() {
    google();
    shop.put(Shirt.of("S1"), Shirt.of("S2"));
    FeedRun first = shop.run();
    assertThat(first.difference())
        .isEqualTo(
            new Difference(true, "The feed has not been delivered yet.", 2, 2, 2, 0, 0, 0, 0, 0));
    FeedRun second = shop.run();
    assertThat(second.state()).isEqualTo(State.SUCCEEDED);
    assertThat(deltaOf(second)).isEqualTo(new Difference(false, null, 0, 0, 0, 0, 0, 0, 2, 0));
    assertThat(second.files()).isEmpty();
    assertThat(shop.inbox.deliveries()).hasSize(1);
  }

  @Test
  void theReportOfADeltaAlsoHasWhatItDidNotLookAtAndWhatIsNotDelivered() throws IOException {
    google();
    shop.put(Shirt.of("OLD").text("ean", "9520000010011"), Shirt.of("GOOD"));
    shop.run();
    FeedRun nothing = shop.run();
    assertThat(deltaOf(nothing).lookedAt()).isZero();
    assertThat(shop.file(Objects.requireNonNull(nothing.report())).lines().skip(1))
        .singleElement()
        .asString()
        .startsWith("OLD;skipped;gtin;google-merchant/gtin/gtin;")
        .endsWith(";error");
    shop.put(Shirt.of("NEW").text("ean", "9520000010011"));
    String both = shop.file(Objects.requireNonNull(shop.run().report()));
    assertThat(both.lines().skip(1).map(row -> row.split(";", -1)[0]))
        .containsExactly("NEW", "OLD");
    shop.put(Shirt.of("NEW"), Shirt.of("OLD"));
    assertThat(shop.run().report()).isNull();
  }

  @Test
  void onlyWhatChangedIsRenderedAndTheFileIsStillWhole() throws IOException {
    google();
    for (int i = 0; i < 600; i++) {
      shop.put(Shirt.of("S" + i));
    }
    shop.run();
    shop.put(Shirt.of("S77").text("brand", "Other"), Shirt.of("S500").text("ean", "9520000010011"));
    shop.put(Shirt.of("NEW"));
    shop.products.delete(new Identifier("S3"), Write.ANY);
    FeedRun run = shop.run();
    assertThat(deltaOf(run)).isEqualTo(new Difference(false, null, 4, 2, 1, 1, 2, 0, 597, 1));
    assertThat(run.state()).isEqualTo(State.SUCCEEDED_WITH_SKIPS);
    assertThat(run.files().get(0).items()).isEqualTo(599);
    assertThat(changed(run))
        .containsExactly(
            new ChangedItem("NEW", false, ItemAction.CREATE, List.of()),
            new ChangedItem("S3", false, ItemAction.DELETE, List.of()),
            new ChangedItem("S500", false, ItemAction.DELETE, List.of()),
            new ChangedItem("S77", false, ItemAction.UPDATE, List.of("brand")));
    String delta = shop.received("google.tsv");
    assertThat(delta.lines()).hasSize(600).anyMatch(line -> line.contains("Other"));
    assertThat(everythingAnew()).isEqualTo(delta);
    assertThat(entry("S3").state()).isEqualTo(EntryState.DELETED);
    assertThat(entry("S500").state()).isEqualTo(EntryState.SKIPPED);
    assertThat(entry("S500").issues().get(0).code()).isEqualTo("google-merchant/gtin/gtin");
  }

  /** What a feed that never ran would write. */
  private String everythingAnew() throws IOException {
    return shop.received(shop.runAnew());
  }

  @Test
  void anEditOfTheStructureTouchesItsProductsAlone() {
    google();
    Shirt rose = Shirt.of("ROSE").choice("color", "rose");
    shop.put(rose, Shirt.of("SKY"), Shirt.of("SKY2"));
    shop.model("marlow", "s");
    assertThat(shop.run().errors()).isEmpty();

    structure(
        EntityType.ATTRIBUTE_OPTIONS,
        new AttributeOption("color", "rose", Shop.labels("Dusty rose", "x"), 2));
    Difference option = deltaOf(shop.run());
    assertThat(option.lookedAt()).isEqualTo(1);
    assertThat(option.updated()).isEqualTo(1);

    structure(EntityType.CATEGORIES, new Category("internal", null, Shop.labels("Inside", "x"), 2));
    assertThat(deltaOf(shop.run()).lookedAt()).isZero();
    structure(EntityType.CATEGORIES, new Category("women", "shop", Shop.labels("Ladies", "x"), 1));
    Difference category = deltaOf(shop.run());
    assertThat(category.lookedAt()).isEqualTo(4);
    assertThat(category.updated()).isEqualTo(4);

    Family shirts = shop.catalogs.current().family("shirts").orElseThrow();
    structure(
        EntityType.FAMILIES,
        new Family(
            "bags", Shop.labels("Bags", "x"), Set.of("sku", "name"), Map.of(), "name", null));
    assertThat(deltaOf(shop.run()).lookedAt()).isZero();
    structure(
        EntityType.FAMILIES,
        new Family(
            "shirts",
            shirts.labels(),
            shirts.attributes(),
            Map.of("web", Set.of("sku", "name")),
            "name",
            "image"));
    Difference family = deltaOf(shop.run());
    assertThat(family.lookedAt()).isEqualTo(4);
    assertThat(family.any()).isFalse();
    assertThat(shop.inbox.deliveries()).hasSize(3);
  }

  @Test
  void anOfferTouchesItsProductAndAMappingWhatComesOutDifferently() throws IOException {
    google();
    shop.put(Shirt.of("S1"), Shirt.of("S2"), Shirt.of("S3"));
    shop.run();
    shop.offers.merge(
        List.of(
            new Offer(
                new Identifier("S2"), List.of(Shirt.price(null, "USD", "89.00")), List.of())));
    FeedRun offer = shop.run();
    assertThat(deltaOf(offer).lookedAt()).isEqualTo(1);
    assertThat(changed(offer))
        .containsExactly(new ChangedItem("S2", false, ItemAction.UPDATE, List.of("price")));

    shop.save(
        Workshop.feed(
            "google-merchant",
            "tsv",
            "google.tsv",
            Map.of("title", "sku() == 'S3' ? 'Third' : title()")));
    Difference mapping = Objects.requireNonNull(shop.run().difference());
    assertThat(mapping.why()).isEqualTo("The feed's mapping has changed.");
    assertThat(mapping.updated()).isEqualTo(1);
    assertThat(mapping.unchanged()).isEqualTo(2);
    assertThat(shop.received("google.tsv")).contains("Third");
  }

  @Test
  void aModelTouchesItsVariantsAndAGroupIsMadeAnewWhenOneOfThemChanges() throws IOException {
    shop.model("marlow", "s", "m").model("other", "s").put(Shirt.of("ALONE"));
    shop.save(careless(Workshop.feed("wechat-shop", "json", "wechat.json", Map.of())));
    assertThat(Objects.requireNonNull(shop.run().difference()).created()).isEqualTo(3);
    assertThat(entry("marlow-s").state()).isEqualTo(EntryState.INSIDE);

    shop.put(Shirt.of("marlow-m").choice("size", "m").below("marlow_sky").stock("berlin", 9));
    FeedRun run = shop.run();
    assertThat(deltaOf(run).rendered()).isEqualTo(1);
    assertThat(changed(run))
        .containsExactly(
            new ChangedItem("marlow", true, ItemAction.UPDATE, List.of("skus[].stock_num")));
    shop.products.delete(new Identifier("other-s"), Write.ANY);
    FeedRun emptied = shop.run();
    assertThat(emptied.state()).isEqualTo(State.SUCCEEDED);
    JsonNode products = Json.MAPPER.readTree(shop.received("wechat.json"));
    assertThat(products).hasSize(2);
    assertThat(products.get(0).path("skus")).hasSize(2);
    assertThat(everythingAnew()).isEqualTo(shop.received("wechat.json"));
  }

  @Test
  void aChannelThatIsToldOfDeletionsGetsOnlyWhatChanged() throws IOException {
    shop.model("marlow", "s", "m").put(Shirt.of("ALONE"), Shirt.of("GOES"), Shirt.of("STAYS"));
    shop.put(Shirt.of("A"), Shirt.of("B"), Shirt.of("C"));
    shop.save(Workshop.feed("amazon-listings", "amazon-json", "amazon.json", Map.of()));
    assertThat(shop.run().errors()).isEmpty();
    assertThat(entry("GOES").state()).isEqualTo(EntryState.SUBMITTED);
    assertThat(entry("marlow-s").within()).isEqualTo("m:marlow");

    shop.put(Shirt.of("ALONE").text("brand", "Other"));
    shop.products.delete(new Identifier("GOES"), Write.ANY);
    FeedRun run = shop.run();
    assertThat(deltaOf(run)).isEqualTo(new Difference(false, null, 2, 1, 0, 1, 1, 0, 7, 0));
    JsonNode messages = Json.MAPPER.readTree(shop.received("amazon.json")).path("messages");
    assertThat(messages).hasSize(2);
    assertThat(messages.get(0).path("sku").stringValue()).isEqualTo("ALONE");
    assertThat(messages.get(1).path("operationType").stringValue()).isEqualTo("DELETE");
    assertThat(entry("GOES").state()).isEqualTo(EntryState.DELETED);
    assertThat(entry("GOES").listed()).isFalse();

    shop.put(Shirt.of("marlow-m").choice("size", "m").below("marlow_sky").stock("berlin", 9));
    Difference variant = deltaOf(shop.run());
    assertThat(variant.lookedAt()).isEqualTo(2);
    assertThat(variant.updated()).isEqualTo(1);
  }

  @Test
  void whatDidNotArriveAtSuchAChannelIsSentAgain() throws IOException {
    shop.put(Shirt.of("S1"), Shirt.of("S2"));
    shop.save(Workshop.feed("amazon-listings", "amazon-json", "amazon.json", Map.of()));
    shop.run();
    shop.inbox.refuse(true);
    shop.put(Shirt.of("S1").text("brand", "Other"));
    assertThat(shop.run().state()).isEqualTo(State.FAILED);
    assertThat(entry("S1").state()).isEqualTo(EntryState.PENDING);
    shop.inbox.refuse(false);
    FeedRun again = shop.run();
    assertThat(again.state()).isEqualTo(State.SUCCEEDED);
    assertThat(again.files().get(0).items()).isEqualTo(1);
    assertThat(shop.received("amazon.json")).contains("Other");
    assertThat(entry("S1").state()).isEqualTo(EntryState.SUBMITTED);
    assertThat(shop.run().files()).isEmpty();
  }

  @Test
  void afterARefusedDeliveryTheDestinationGetsTheFileEvenWhenAllIsAsItWas() throws IOException {
    google();
    shop.put(Shirt.of("S1"), Shirt.of("S2"));
    shop.run();
    shop.inbox.refuse(true);
    shop.put(Shirt.of("S1").text("brand", "Other"));
    assertThat(shop.run().state()).isEqualTo(State.FAILED);
    shop.inbox.refuse(false);
    shop.put(Shirt.of("S1"));
    FeedRun run = shop.run();
    assertThat(deltaOf(run).any()).isFalse();
    assertThat(run.files().get(0).location()).isEqualTo("inbox/google.tsv");
    assertThat(shop.inbox.deliveries()).hasSize(2);
    assertThat(shop.run().files()).isEmpty();
  }

  @Test
  void aRunThatWouldTakeTooMuchAwayWaitsForAYes() throws IOException {
    google();
    shop.put(Shirt.of("S1"), Shirt.of("S2"), Shirt.of("S3"), Shirt.of("S4"));
    shop.run();
    String before = shop.received("google.tsv");
    shop.put(Shirt.of("S1").disabled());
    FeedRun held = shop.run();
    assertThat(held.state()).isEqualTo(State.HELD);
    assertThat(held.errors().get(0)).startsWith("1 of 4 items would be taken away");
    assertThat(shop.received("google.tsv")).isEqualTo(before);
    assertThat(changed(held)).extracting(ChangedItem::sku).containsExactly("S1");

    shop.put(Shirt.of("S2").text("brand", "Later"));
    FeedRun done = shop.running.confirm("test", held.id(), Runnable::run);
    assertThat(done.id()).isEqualTo(held.id());
    assertThat(done.state()).isEqualTo(State.SUCCEEDED);
    assertThat(shop.received("google.tsv"))
        .isEqualTo(shop.file(held.files().get(0).path()))
        .doesNotContain("Later")
        .doesNotContain("S1");
    assertThatThrownBy(() -> shop.running.confirm("test", null, Runnable::run))
        .hasMessageContaining("waits");
    assertThat(deltaOf(shop.run()).updated()).isEqualTo(1);
    assertThat(shop.received("google.tsv")).contains("Later");
  }

  @Test
  void aHeldRunIsDiscardedByAPersonOrByTheNextRun() throws IOException {
    google();
    shop.put(Shirt.of("S1"), Shirt.of("S2"), Shirt.of("S3"), Shirt.of("S4"));
    shop.run();
    shop.put(Shirt.of("S1").disabled());
    FeedRun first = shop.run();
    FeedRun second = shop.run();
    assertThat(second.state()).isEqualTo(State.HELD);
    assertThat(shop.runs.get(first.id()).state()).isEqualTo(State.DISCARDED);
    assertThat(shop.running.discard("test", second.id()).state()).isEqualTo(State.DISCARDED);
    assertThat(shop.received("google.tsv")).contains("S1");
    shop.put(Shirt.of("S1"));
    assertThat(deltaOf(shop.run()).any()).isFalse();
    assertThat(shop.inbox.deliveries()).hasSize(1);
  }

  @Test
  void aDryRunTellsTheDifferenceAndLeavesEverythingAsItIs() throws IOException {
    google();
    shop.put(Shirt.of("S1"), Shirt.of("S2"), Shirt.of("S3"));
    shop.run();
    shop.put(Shirt.of("S1").text("brand", "Other"), Shirt.of("S2").disabled(), Shirt.of("S4"));
    for (int i = 0; i < 2; i++) {
      FeedRun dry = shop.running.run("test", Trigger.PERSON, null, Mode.DRY_RUN);
      assertThat(dry.state()).isEqualTo(State.SUCCEEDED);
      assertThat(dry.files()).isEmpty();
      assertThat(deltaOf(dry)).isEqualTo(new Difference(false, null, 3, 2, 1, 1, 1, 0, 1, 0));
      assertThat(changed(dry))
          .containsExactly(
              new ChangedItem("S1", false, ItemAction.UPDATE, List.of("brand")),
              new ChangedItem("S2", false, ItemAction.DELETE, List.of()),
              new ChangedItem("S4", false, ItemAction.CREATE, List.of()));
    }
    assertThat(shop.inbox.deliveries()).hasSize(1);
    assertThat(entry("S1").state()).isEqualTo(EntryState.SUBMITTED);
  }

  @Test
  void anItemIsLookedAtAgainWhenItsSaleBeginsAndEndsAndWhenItBecomesAvailable() {
    google();
    Instant from = Shop.NOW.plusSeconds(3_600);
    Instant until = from.plusSeconds(3_600);
    shop.put(
        Shirt.of("SALE").priced(sale("USD", from, until)),
        Shirt.of("DATED").launched("2026-11-25"),
        Shirt.of("PLAIN"));
    shop.run();
    Ledgers ledgers = new Ledgers(shop.store);
    assertThat(ledgers.head("test").nextLook()).contains(from);
    shop.at(from.plusSeconds(1));
    assertThat(deltaOf(shop.run()).lookedAt()).isEqualTo(1);
    assertThat(ledgers.head("test").nextLook()).contains(until);
    shop.at(until.plusSeconds(1));
    Difference ended = deltaOf(shop.run());
    assertThat(ended.lookedAt()).isEqualTo(1);
    assertThat(ended.updated()).isEqualTo(1);
    assertThat(shop.at(until.plusSeconds(60)).run().files()).isEmpty();
  }

  private static Offer.Price sale(String currency, Instant from, @Nullable Instant until) {
    return new Offer.Price(
        null, currency, new BigDecimal("99.00"), new BigDecimal("79.00"), from, until);
  }

  @Test
  void anotherDestinationGetsEverythingAndANewNameOfTheFeedANewFile() throws IOException {
    google();
    shop.put(Shirt.of("S1"), Shirt.of("S2"));
    shop.run();
    Feed feed = shop.feeds.get("test");
    shop.save(feed.to(new Feed.Destination("inbox", Map.of("place", "elsewhere"))));
    Difference moved = Objects.requireNonNull(shop.run().difference());
    assertThat(moved.why()).isEqualTo("The feed's destination has changed.");
    assertThat(moved.created()).isEqualTo(2);
    assertThat(shop.inbox.deliveries()).hasSize(2);
  }

  @Test
  void whateverIsEditedTheFileIsWhatAFeedWouldWriteThatNeverRan() throws IOException {
    Map<String, String> formats = new HashMap<>();
    formats.put("google-merchant", "rss");
    formats.put("wechat-shop", "json");
    formats.put("store-flat", "csv");
    formats.put("shopify-csv", "csv");
    shop.model("model", "s", "m");
    List<Shirt> shirts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      shirts.add(Shirt.of("P" + i));
    }
    shop.put(shirts.toArray(Shirt[]::new));
    java.util.Random random = new java.util.Random(3);
    for (Map.Entry<String, String> set : formats.entrySet()) {
      Feed feed = Workshop.feed(set.getKey(), set.getValue(), "file." + set.getValue(), Map.of());
      shop.save(careless(feed));
      new Ledgers(shop.store).drop("test");
      assertThat(shop.run().errors()).as(set.getKey()).isEmpty();
      for (int round = 0; round < 4; round++) {
        for (int edit = 0; edit < 3; edit++) {
          edit(random);
        }
        FeedRun run = shop.run();
        assertThat(run.errors()).as(set.getKey()).isEmpty();
        List<String> delta = shop.received(feed.fileName()).lines().toList();
        List<String> anew = new ArrayList<>(everythingAnew().lines().toList());
        List<String> missing = new ArrayList<>(delta);
        anew.forEach(missing::remove);
        delta.forEach(anew::remove);
        assertThat(anew).as(set.getKey() + " " + round + ": " + missing).isEmpty();
        assertThat(missing).as(set.getKey() + " " + round).isEmpty();
      }
    }
  }

  private void edit(java.util.Random random) {
    String sku = "P" + random.nextInt(45);
    switch (random.nextInt(6)) {
      case 0 -> shop.put(Shirt.of(sku).disabled());
      case 1 -> shop.products.delete(new Identifier(sku), Write.ANY);
      case 2 -> shop.put(Shirt.of(sku).outOfEverything());
      case 3 -> shop.put(Shirt.of(sku).stock("berlin", random.nextInt(50)));
      case 4 -> shop.put(Shirt.of(sku).without("brand").without("image"));
      default ->
          shop.put(
              Shirt.of("model-s")
                  .choice("size", "s")
                  .below("model_sky")
                  .stock("berlin", random.nextInt(50)));
    }
  }

  private static Feed careless(Feed feed) {
    return feed.edit().enabled(true).schedules(List.of()).mostLost(100).build();
  }
}
