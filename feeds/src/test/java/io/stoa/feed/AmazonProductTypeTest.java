package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.error.Violation;
import io.stoa.feed.FeedRun.Outcome;
import io.stoa.json.Json;
import io.stoa.mapping.Shirt;
import io.stoa.schema.NamedSchema;
import io.stoa.schema.ProductTypes;
import io.stoa.schema.SchemaRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Feeds of a product type whose schema is stored. */
class AmazonProductTypeTest {
  private final Path folder;
  private Workshop shop;

  AmazonProductTypeTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void open() throws IOException {
    shop = new Workshop(folder);
    shop.schemas.put(ProductTypes.shirtRef(), "Shirt", null, ProductTypes.shirt());
  }

  @AfterEach
  void close() {
    shop.close();
  }

  /** Sends shirts that satisfy their type, unless the further mapping spoils them. */
  private Feed feed(Map<String, String> further) {
    Map<String, String> mapping = new HashMap<>();
    mapping.put("productType", "'SHIRT'");
    mapping.put("attributes.fabric_type[].value", "join(labels('material'), ', ')");
    mapping.put("attributes.country_of_origin[].value", "'PT'");
    mapping.putAll(further);
    return Workshop.feed("amazon-listings", "amazon-json", "amazon.json", mapping);
  }

  private JsonNode attributes() throws IOException {
    return Json.MAPPER.readTree(shop.received("amazon.json")).at("/messages/0/attributes");
  }

  @Test
  void attributesOfTheTypeAreWrittenWithTheirSelectors() throws IOException {
    shop.put(Shirt.of("A"));
    shop.save(
        feed(
            Map.of(
                "attributes.care_instructions[].value", "['Hand wash', 'Dry flat']",
                "attributes.style_year[].value", "'2026'",
                "attributes.item_package_dimensions[].height.value", "3.5",
                "attributes.item_package_dimensions[].height.unit", "'centimeters'",
                "attributes.item_package_dimensions[].width.value", "20",
                "attributes.item_package_dimensions[].width.unit", "'centimeters'",
                "attributes.item_package_dimensions[].length.value", "30",
                "attributes.item_package_dimensions[].length.unit", "'centimeters'",
                "attributes.closure[].type[].value", "'Button'")));
    FeedRun run = shop.run();
    assertThat(run.errors()).isEmpty();
    JsonNode attributes = attributes();
    assertThat(attributes.path("fabric_type"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                [{"value": "Cotton, Silk", "marketplace_id": "ATVPDKIKX0DER",
                  "language_tag": "en_US"}]
                """));
    assertThat(attributes.path("care_instructions")).hasSize(2);
    assertThat(attributes.at("/care_instructions/1/language_tag").asString()).isEqualTo("en_US");
    assertThat(attributes.at("/style_year/0/value").asInt()).isEqualTo(2026);
    assertThat(attributes.path("item_package_dimensions")).hasSize(1);
    assertThat(attributes.path("closure"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                [{"type": [{"value": "Button", "language_tag": "en_US"}],
                  "marketplace_id": "ATVPDKIKX0DER"}]
                """));
  }

  @Test
  void anAttributeThatTheTypeDoesNotHaveIsLeftOutWithItsSelectors() throws IOException {
    shop.put(Shirt.of("A"));
    shop.save(feed(Map.of()));
    FeedRun run = shop.run();
    assertThat(run.counts()).containsOnly(Map.entry(Outcome.WRITTEN_WITH_WARNINGS, 1L));
    assertThat(attributes().has("material")).isFalse();
    assertThat(shop.file(String.valueOf(run.report())))
        .contains("amazon-listings/attributes.material[].value/additionalProperties")
        .contains("attributes.material is no attribute of SHIRT");
  }

  @Test
  void whatTheTypeWantsIsInTheReportAndNotInTheFile() throws IOException {
    shop.put(Shirt.of("A"));
    shop.save(
        feed(
            Map.of(
                "attributes.fabric_type[].value",
                "null",
                "attributes.department[].value",
                "'womens'",
                "attributes.size[].value",
                "'extra large'",
                "attributes.item_name[].value",
                "'" + "衫".repeat(100) + "'")));
    FeedRun run = shop.run();
    assertThat(run.counts()).containsOnly(Map.entry(Outcome.SKIPPED, 1L));
    assertThat(shop.file(String.valueOf(run.report())))
        .contains("attributes.fabric_type[].value is mandatory for SHIRT")
        .contains("amazon-listings/attributes.size[].value/maxLength")
        .contains("amazon-listings/attributes.item_name[].value/maxUtf8ByteLength")
        .contains("attributes.item_name[0].value has 300 bytes of UTF-8, at most 250 are allowed")
        .doesNotContain("attributes.fabric_type is mandatory, but");
  }

  @Test
  void aPreviewSaysWhetherTheTypeOfAnItemIsStored() {
    shop.put(Shirt.of("A"));
    shop.save(feed(Map.of()));
    assertThat(shop.preview.preview("test", "A").items().get(0).schema())
        .isEqualTo(new NamedSchema(ProductTypes.shirtRef(), true));
    shop.save(feed(Map.of("productType", "'HAT'")));
    SchemaRef shirt = ProductTypes.shirtRef();
    SchemaRef hat = new SchemaRef(shirt.channel(), "HAT", shirt.variant(), shirt.edition());
    assertThat(shop.preview.preview("test", "A").items().get(0).schema())
        .isEqualTo(new NamedSchema(hat, false));
  }

  @Test
  void aPartOfTheAttributesIsEnoughForAPartialUpdate() throws IOException {
    shop.put(Shirt.of("A"));
    Map<String, String> mapping =
        new HashMap<>(
            Map.of(
                "operationType", "'PARTIAL_UPDATE'",
                "requirements", "null",
                "attributes.fabric_type[].value", "null",
                "attributes.department[].value", "'children'"));
    shop.save(feed(mapping));
    FeedRun run = shop.run();
    assertThat(run.counts()).containsOnly(Map.entry(Outcome.SKIPPED, 1L));
    assertThat(shop.file(String.valueOf(run.report())))
        .contains("attributes.department[].value/enum")
        .doesNotContain("fabric_type");
    mapping.remove("attributes.department[].value");
    shop.save(feed(mapping));
    assertThat(shop.run().counts()).containsOnly(Map.entry(Outcome.WRITTEN_WITH_WARNINGS, 1L));
  }

  @Test
  void parentsAndVariantsAreHeldAgainstTheConditionsOfTheType() throws IOException {
    shop.model("marlow", "s", "m");
    shop.save(feed(Map.of()));
    FeedRun run = shop.run();
    assertThat(run.errors()).isEmpty();
    assertThat(run.counts()).containsOnly(Map.entry(Outcome.WRITTEN_WITH_WARNINGS, 2L));
    shop.save(feed(Map.of("attributes.variation_theme[].name", "'COLOR/SIZE/SLEEVE'")));
    FeedRun refused = shop.run();
    assertThat(refused.counts()).containsOnly(Map.entry(Outcome.SKIPPED, 2L));
    assertThat(shop.file(String.valueOf(refused.report())))
        .contains("amazon-listings/attributes.variation_theme[].name/enum");
  }

  @Test
  void aFieldThatNoTypeHasCannotBeMapped() {
    Feed feed = feed(Map.of("attributes.wattage[].value", "60"));
    assertThat(shop.feeds.save(feed))
        .extracting(Violation::field)
        .containsExactly("mapping.attributes.wattage[].value");
  }

  @Test
  void anItemWhoseTypeIsNotStoredGoesOutWithAWarningThatSaysSo() throws IOException {
    shop.put(Shirt.of("A"));
    Feed feed =
        Workshop.feed(
            "amazon-listings", "amazon-json", "amazon.json", Map.of("productType", "'HAT'"));
    shop.save(feed);
    FeedRun run = shop.run();
    assertThat(run.counts()).containsOnly(Map.entry(Outcome.WRITTEN_WITH_WARNINGS, 1L));
    assertThat(shop.file(String.valueOf(run.report())))
        .contains("A;warning;productType;amazon-listings/productType/schema;")
        .contains("No schema is stored for HAT, ATVPDKIKX0DER, LISTING");
    assertThat(shop.preview.preview(feed, "A").items().get(0).findings())
        .extracting(finding -> finding.violation().rule())
        .containsExactly("amazon-listings/productType/schema");
  }

  @Test
  void whatIsNoProductTypeStaysOut() throws IOException {
    shop.put(Shirt.of("A"));
    shop.save(feed(Map.of("productType", "'Dress shirt'")));
    FeedRun run = shop.run();
    assertThat(run.counts()).containsOnly(Map.entry(Outcome.SKIPPED, 1L));
    assertThat(shop.file(String.valueOf(run.report())))
        .contains("amazon-listings/productType/pattern");
  }
}
