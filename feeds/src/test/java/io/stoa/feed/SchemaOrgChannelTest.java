package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import io.stoa.mapping.Shirt;
import io.stoa.offer.Offer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * https://schema.org/Product and what Google says of merchant listings and product variants:
 * https://developers.google.com/search/docs/appearance/structured-data/product-variants
 */
class SchemaOrgChannelTest extends ChannelContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SCHEMA = "https://schema.org/";

  /** Properties that schema.org has for the types that the file uses, by type. */
  private static final Map<String, Set<String>> VOCABULARY =
      Map.of(
          "Product",
          Set.of(
              "name",
              "description",
              "url",
              "brand",
              "category",
              "sku",
              "gtin",
              "mpn",
              "image",
              "color",
              "size",
              "material",
              "pattern",
              "audience",
              "weight",
              "offers",
              "inProductGroupWithID"),
          "ProductGroup",
          Set.of(
              "name",
              "description",
              "url",
              "brand",
              "category",
              "productGroupID",
              "variesBy",
              "hasVariant"),
          "Brand",
          Set.of("name"),
          "PeopleAudience",
          Set.of("suggestedGender", "suggestedMinAge", "suggestedMaxAge"),
          "QuantitativeValue",
          Set.of("value", "unitCode"),
          "Offer",
          Set.of(
              "url",
              "price",
              "priceCurrency",
              "priceValidUntil",
              "priceSpecification",
              "availability",
              "availabilityStarts",
              "itemCondition",
              "seller",
              "hasMerchantReturnPolicy",
              "shippingDetails"),
          "UnitPriceSpecification",
          Set.of("priceType", "price", "priceCurrency"));

  SchemaOrgChannelTest() {
    super("schema-org", Map.of());
  }

  private void stock() {
    shop().model("marlow", "s", "m");
    shop()
        .put(
            good("ALONE"),
            good("SALE")
                .priced(
                    new Offer.Price(
                        null, "USD", new BigDecimal("99"), new BigDecimal("79"), null, null)),
            good("SOON").launched("2026-12-24"));
  }

  @Test
  void theGraphIsJsonLdOfTermsThatSchemaOrgHas() throws Exception {
    stock();
    JsonArray things = expanded(deliver("jsonld", Map.of()));
    assertThat(things).hasSize(4);
    Set<String> ids = new TreeSet<>();
    things.forEach(thing -> check(thing.asJsonObject(), ids));
    assertThat(ids).contains("https://shop.example/products/marlow-m#product").hasSize(6);
  }

  /** By an independent processor, with schema.org's words in place of its context file. */
  private static JsonArray expanded(String text) throws JsonLdError {
    return JsonLd.expand(
            JsonDocument.of(
                new StringReader(
                    text.replace("\"https://schema.org/\"", "{\"@vocab\":\"" + SCHEMA + "\"}"))))
        .get();
  }

  private static void check(JsonObject thing, Set<String> ids) {
    if (thing.containsKey("@value")) {
      return;
    }
    String type = thing.getJsonArray("@type").getString(0).substring(SCHEMA.length());
    if (thing.containsKey("@id")) {
      assertThat(ids.add(thing.getString("@id"))).isTrue();
    }
    Set<String> known = VOCABULARY.getOrDefault(type, Set.of());
    assertThat(known).as(type).isNotEmpty();
    thing.forEach(
        (property, values) -> {
          if (!property.startsWith("@")) {
            assertThat(property).startsWith(SCHEMA);
            assertThat(known).as(type).contains(property.substring(SCHEMA.length()));
            for (JsonValue value : values.asJsonArray()) {
              check(value.asJsonObject(), ids);
            }
          }
        });
  }

  @Test
  void aModelIsAGroupAndWhatStandsAloneAProduct() throws IOException {
    stock();
    JsonNode[] pages =
        deliver("jsonl", Map.of())
            .lines()
            .map(line -> JSON.readTree(line))
            .toArray(JsonNode[]::new);
    assertThat(pages).hasSize(4);
    for (JsonNode page : pages) {
      assertThat(page.path("@context").stringValue()).isEqualTo(SCHEMA);
    }
    JsonNode alone = pages[1];
    assertThat(alone.path("@type").stringValue()).isEqualTo("Product");
    assertThat(alone.has("hasVariant")).isFalse();
    listing(alone);
    JsonNode group = pages[0];
    assertThat(group.path("@type").stringValue()).isEqualTo("ProductGroup");
    assertThat(group.path("productGroupID").stringValue()).isEqualTo("marlow");
    assertThat(group.path("variesBy"))
        .isEqualTo(JSON.readTree("[\"https://schema.org/color\",\"https://schema.org/size\"]"));
    assertThat(group.has("offers")).isFalse();
    assertThat(group.path("hasVariant")).hasSize(2);
    group.path("hasVariant").forEach(SchemaOrgChannelTest::listing);
    assertThat(group.at("/hasVariant/0/name").stringValue())
        .isEqualTo("Marlow shirt, Sky blue / M");
    JsonNode sale = pages[2].path("offers");
    assertThat(sale.path("price").decimalValue()).isEqualByComparingTo("79");
    assertThat(sale.at("/priceSpecification/priceType").stringValue())
        .isEqualTo("https://schema.org/StrikethroughPrice");
    assertThat(sale.at("/priceSpecification/price").decimalValue()).isEqualByComparingTo("99");
    JsonNode soon = pages[3].path("offers");
    assertThat(soon.path("availability").stringValue()).isEqualTo("https://schema.org/PreOrder");
    assertThat(soon.path("availabilityStarts").stringValue()).isEqualTo("2026-12-24");
  }

  /** What Google requires of a merchant listing. */
  private static void listing(JsonNode product) {
    assertThat(product.path("name").stringValue()).isNotBlank();
    assertThat(product.path("image")).isNotEmpty();
    assertThat(product.path("sku").stringValue()).doesNotContainAnyWhitespaces();
    JsonNode offer = product.path("offers");
    assertThat(offer.path("@type").stringValue()).isEqualTo("Offer");
    assertThat(offer.path("price").isNumber()).isTrue();
    assertThat(offer.path("price").decimalValue()).isPositive();
    assertThat(offer.path("priceCurrency").stringValue()).matches("[A-Z]{3}");
    assertThat(offer.path("availability").stringValue()).startsWith(SCHEMA);
    assertThat(offer.path("itemCondition").stringValue()).startsWith(SCHEMA);
  }

  @Test
  void whatGoogleRecommendsIsAWarningOnly() throws IOException {
    shop().put(good("GOOD").without("ean"));
    assertThat(deliver("jsonl", Map.of())).contains("GOOD");
    assertThat(report()).contains("schema-org/hasVariant[].gtin/recommended");
  }

  @Test
  void whatHasNoPictureStaysOut() throws IOException {
    refuses(
        "hasVariant[].image[]/required",
        good("BAD").without("image").without("image_back").without("image_detail"));
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    Shirt bad = good("BAD");
    refuses(
        "hasVariant[].offers.price/minimum",
        Map.of("hasVariant[].offers.price", onlyBad("0", "5")),
        bad);
    refuses(
        "hasVariant[].offers.availability/enum",
        Map.of(
            "hasVariant[].offers.availability",
            onlyBad("'InStock'", "'https://schema.org/InStock'")),
        bad);
    refuses("url/url", Map.of("url", onlyBad("'/products/1'", "url()")), bad);
  }
}
