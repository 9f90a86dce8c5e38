package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.siegmar.fastcsv.reader.CsvReader;
import io.stoa.feed.FeedRun.Outcome;
import io.stoa.feed.FeedRun.State;
import io.stoa.mapping.Shirt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From stored products to the file that a channel reads. */
class ChannelFilesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Path folder;
  private Workshop shop;

  ChannelFilesTest(@TempDir Path folder) {
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

  @Test
  void amazonGetsTheParentBeforeItsVariantsInAValidFile() throws IOException {
    shop.model("marlow", "s", "m").put(Shirt.of("ALONE"));
    shop.save(Workshop.feed("amazon-listings", "amazon-json", "amazon.json", Map.of()));
    FeedRun run = shop.run();
    assertThat(run.errors()).isEmpty();
    assertThat(run.counts()).containsOnly(Map.entry(Outcome.WRITTEN_WITH_WARNINGS, 3L));
    assertThat(run.files().get(0).items()).isEqualTo(4);
    String file = shop.received("amazon.json");
    AmazonRules.check(JSON.readTree(file));
    Path schema =
        Path.of(
            System.getProperty("stoa.root"), "../shared/specs/amazon/listings-feed-schema-v2.json");
    if (Files.exists(schema)) {
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                  .getSchema(Files.readString(schema))
                  .validate(file, InputFormat.JSON))
          .isEmpty();
    }
    List<JsonNode> messages = new ArrayList<>();
    JSON.readTree(file).path("messages").forEach(messages::add);
    assertThat(messages)
        .extracting(m -> m.path("sku").stringValue())
        .containsExactly("marlow", "ALONE", "marlow-m", "marlow-s");
    JsonNode alone = messages.get(1).path("attributes");
    assertThat(alone.has("parentage_level")).isFalse();
    JsonNode parent = messages.get(0).path("attributes");
    assertThat(parent.at("/parentage_level/0/value").stringValue()).isEqualTo("parent");
    assertThat(parent.at("/variation_theme/0/name").stringValue()).isEqualTo("COLOR/SIZE");
    assertThat(parent.has("purchasable_offer")).isFalse();
    JsonNode child = messages.get(2).path("attributes");
    assertThat(child.at("/child_parent_sku_relationship/0"))
        .isEqualTo(
            JSON.readTree(
                """
                {"child_relationship_type":"variation","parent_sku":"marlow",
                 "marketplace_id":"ATVPDKIKX0DER"}
                """));
    assertThat(child.at("/item_name/0"))
        .isEqualTo(
            JSON.readTree(
                """
                {"value":"Marlow shirt","language_tag":"en_US","marketplace_id":"ATVPDKIKX0DER"}
                """));
    assertThat(
            child.at("/purchasable_offer/0/our_price/0/schedule/0/value_with_tax").decimalValue())
        .isEqualByComparingTo("99");
    assertThat(child.at("/fulfillment_availability/0/quantity").intValue()).isEqualTo(7);
    assertThat(child.at("/externally_assigned_product_identifier/0/type").stringValue())
        .isEqualTo("ean");
  }

  @Test
  void amazonVariantsStayOutWithTheirParent() throws IOException {
    shop.model("a-parent-whose-code-is-longer-than-forty-characters", "s");
    shop.put(Shirt.of("ALONE"));
    shop.save(
        Workshop.feed(
            "amazon-listings",
            "amazon-json",
            "amazon.json",
            Map.of(
                "sku",
                "isVariant() ? 'V' : sku()",
                "attributes.child_parent_sku_relationship[].parent_sku",
                "isVariant() ? 'P' : null")));
    FeedRun run = shop.run();
    assertThat(run.counts())
        .containsOnly(Map.entry(Outcome.WRITTEN_WITH_WARNINGS, 1L), Map.entry(Outcome.SKIPPED, 1L));
    assertThat(shop.file(String.valueOf(run.report())))
        .contains("amazon-listings/sku/max_characters")
        .contains("amazon-listings/parent/required");
  }

  @Test
  void wechatGetsOneProductWithAllItsSkus() throws IOException {
    shop.model("marlow", "s", "m").put(Shirt.of("ALONE"), Shirt.of("marlow-x").disabled());
    shop.save(Workshop.feed("wechat-shop", "json", "wechat.json", Map.of()));
    FeedRun run = shop.run();
    assertThat(run.errors()).isEmpty();
    assertThat(run.counts()).containsOnly(Map.entry(Outcome.WRITTEN, 2L));
    JsonNode products = JSON.readTree(shop.received("wechat.json"));
    assertThat(products).hasSize(2);
    JsonNode marlow = products.get(0);
    assertThat(marlow.path("out_product_id").stringValue()).isEqualTo("marlow");
    assertThat(marlow.path("title").stringValue()).isEqualTo("马洛府绸衬衫");
    assertThat(marlow.path("head_imgs")).hasSize(3);
    assertThat(marlow.path("cats").get(2).path("cat_id").stringValue()).isEqualTo("6162");
    assertThat(marlow.path("deliver_method").isInt()).isTrue();
    assertThat(marlow.path("brand_id").stringValue()).isEqualTo("2100000000");
    assertThat(marlow.path("skus")).hasSize(2);
    JsonNode medium = marlow.path("skus").get(0);
    assertThat(medium.path("out_sku_id").stringValue()).isEqualTo("marlow-m");
    assertThat(medium.path("sale_price").longValue()).isEqualTo(68_900);
    assertThat(medium.path("stock_num").intValue()).isEqualTo(7);
    assertThat(medium.path("sku_attrs").get(0))
        .isEqualTo(JSON.readTree("{\"attr_key\":\"color\",\"attr_value\":\"天蓝\"}"));
  }

  @Test
  void aWechatProductWithOneBadSkuStaysOutWhole() throws IOException {
    shop.model("marlow", "s", "m");
    shop.put(Shirt.of("marlow-m").choice("size", "m").below("marlow_sky"), Shirt.of("ALONE"));
    shop.store
        .collection(io.stoa.offer.StoredOffers.COLLECTION)
        .put(io.stoa.store.Write.delete("marlow-m", io.stoa.store.Write.ANY));
    shop.save(Workshop.feed("wechat-shop", "jsonl", "wechat.jsonl", Map.of()));
    FeedRun run = shop.run();
    assertThat(run.counts())
        .containsOnly(Map.entry(Outcome.WRITTEN, 1L), Map.entry(Outcome.SKIPPED, 1L));
    assertThat(shop.file(String.valueOf(run.report())))
        .contains("marlow-m;skipped;skus[0].sale_price;wechat-shop/skus[].sale_price/required");
  }

  @Test
  void storesGetARowForEachOfTheirProducts() throws IOException {
    shop.put(Shirt.of("S1"), Shirt.of("NONE").outOfEverything());
    shop.save(Workshop.feed("store-flat", "csv", "stores.csv", Map.of()));
    FeedRun run = shop.run();
    assertThat(run.state()).isEqualTo(State.SUCCEEDED_WITH_SKIPS);
    assertThat(run.files().get(0).items()).isEqualTo(2);
    List<String> rows = new ArrayList<>();
    try (var reader = CsvReader.builder().ofNamedCsvRecord(shop.received("stores.csv"))) {
      reader.forEach(
          row ->
              rows.add(
                  String.join(
                      "|",
                      row.getField("store"),
                      row.getField("sku"),
                      row.getField("name"),
                      row.getField("price"),
                      row.getField("stock"),
                      row.getField("barcode"))));
    }
    assertThat(rows)
        .containsExactly(
            "berlin|S1|Marlow shirt|99.00|3|9520000010010",
            "shanghai|S1|Marlow shirt|99.00|4|9520000010010");
    assertThat(shop.file(String.valueOf(run.report()))).contains("NONE;skipped;store;");
  }

  @Test
  void metaWritesSpacesWhereGoogleWritesUnderscores() throws IOException {
    shop.put(
        Shirt.of("S1"),
        Shirt.of("S2").launched("2026-12-24"),
        Shirt.of("S3").stock("berlin", 0).stock("shanghai", 0));
    shop.save(Workshop.feed("meta-catalog", "csv", "meta.csv", Map.of()));
    shop.run();
    assertThat(column(shop.received("meta.csv"), ',', "availability"))
        .containsExactly("in stock", "preorder", "out of stock");
    shop.save(Workshop.feed("google-merchant", "tsv", "google.tsv", Map.of()));
    shop.run();
    assertThat(column(shop.received("google.tsv"), '\t', "availability"))
        .containsExactly("in_stock", "preorder", "out_of_stock");
    assertThat(column(shop.received("google.tsv"), '\t', "availability_date"))
        .containsExactly("", "2026-12-24T00:00Z", "");
  }

  private static List<String> column(String csv, char separator, String name) throws IOException {
    try (var reader = CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(csv)) {
      return reader.stream().map(row -> row.getField(name)).toList();
    }
  }

  @Test
  void thePreviewShowsEachFieldWithItsExpression() {
    shop.put(Shirt.of("S1").without("color"));
    shop.save(Workshop.feed("google-merchant", "rss", "google.xml", Map.of("brand", "'Own'")));
    FeedPreview.PreviewItem item = shop.preview.preview("test", 5).items().get(0);
    assertThat(item.skipped()).isTrue();
    assertThat(item.findings())
        .extracting(f -> f.violation().rule())
        .containsExactly("google-merchant/color/required_when");
    assertThat(item.fields())
        .filteredOn(f -> Set.of("brand", "price", "gender").contains(f.name()))
        .extracting(f -> f.name() + "=" + f.value() + (f.own() ? " own" : ""))
        .containsExactly("price=99.00 USD", "brand=Own own", "gender=female");
    assertThat(item.rendered()).contains("<g:brand>Own</g:brand>");
    assertThat(shop.inbox.deliveries()).isEmpty();
    assertThat(shop.runs.ofFeed("test", 5)).isEmpty();
  }

  /** Amazon's documented rules of a listings feed, checked without its schema. */
  private static final class AmazonRules {
    static void check(JsonNode feed) {
      assertThat(feed.at("/header/sellerId").stringValue()).isNotBlank();
      assertThat(feed.at("/header/version").stringValue()).isEqualTo("2.0");
      JsonNode messages = feed.path("messages");
      assertThat(messages.size()).isBetween(1, 25_000);
      Set<Integer> ids = new HashSet<>();
      for (JsonNode message : messages) {
        assertThat(message.path("messageId").isInt()).isTrue();
        assertThat(ids.add(message.path("messageId").intValue())).isTrue();
        assertThat(message.path("messageId").intValue()).isPositive();
        assertThat(message.path("sku").stringValue()).isNotEmpty();
        assertThat(message.path("operationType").stringValue()).isEqualTo("UPDATE");
        assertThat(message.path("requirements").stringValue()).isEqualTo("LISTING");
        assertThat(message.path("productType").stringValue()).isNotEmpty();
        assertThat(message.has("patches")).isFalse();
        assertThat(message.path("attributes").isObject()).isTrue();
        for (JsonNode attribute : message.path("attributes")) {
          assertThat(attribute.isArray()).isTrue();
          assertThat(attribute).isNotEmpty().allSatisfy(v -> assertThat(v.isObject()).isTrue());
        }
      }
    }
  }
}
