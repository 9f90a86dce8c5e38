package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.json.Json;
import io.stoa.mapping.Shirt;
import io.stoa.offer.Offer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Items as the input of Shopify's productSet:
 * https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/productSet
 */
class ShopifyProductSetChannelTest extends ChannelContract {
  ShopifyProductSetChannelTest() {
    super(
        "shopify-product-set",
        Map.of(
            "status",
            "ACTIVE",
            "inventoryPolicy",
            "DENY",
            "locations",
            "shanghai=gid://shopify/Location/2, berlin=gid://shopify/Location/1",
            "publications",
            "gid://shopify/Publication/7"));
  }

  private JsonNode only(Map<String, String> mapping) throws IOException {
    List<String> lines = deliver("jsonl", mapping).lines().toList();
    assertThat(lines).hasSize(1);
    return Json.MAPPER.readTree(lines.get(0));
  }

  @Test
  void aModelHasItsOptionsOnceAndItsVariantsInside() throws IOException {
    shop().model("Marlöw Shirt", "s", "m");
    JsonNode product = only(Map.of());
    assertThat(product.path("handle").asString()).isEqualTo("marlow-shirt");
    assertThat(product.path("productOptions"))
        .isEqualTo(
            json(
                """
                [{"name":"color","values":[{"name":"Sky blue"}]},
                 {"name":"size","values":[{"name":"M"},{"name":"S"}]}]"""));
    JsonNode variant = product.path("variants").get(0);
    assertThat(variant.path("optionValues"))
        .isEqualTo(
            json(
                """
                [{"optionName":"color","name":"Sky blue"},{"optionName":"size","name":"M"}]"""));
    assertThat(variant.path("price").isString()).isTrue();
    assertThat(variant.path("price").asString()).isEqualTo("99.00");
    assertThat(variant.path("inventoryQuantities"))
        .isEqualTo(
            json(
                """
                [{"locationId":"gid://shopify/Location/2","name":"available","quantity":4},
                 {"locationId":"gid://shopify/Location/1","name":"available","quantity":3}]"""));
    assertThat(variant.at("/inventoryItem/measurement/weight"))
        .isEqualTo(json("{\"value\":172,\"unit\":\"GRAMS\"}"));
    assertThat(product.path("files")).hasSize(3);
    assertThat(product.path("files").get(0).path("contentType").asString()).isEqualTo("IMAGE");
    assertThat(product.path("publications"))
        .isEqualTo(json("[{\"publicationId\":\"gid://shopify/Publication/7\"}]"));
  }

  /** Numbers are compared as the text that is sent. */
  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }

  @Test
  void whatStandsAloneHasTheOneVariantThatShopifyCallsDefault() throws IOException {
    shop().put(good("Alone"));
    JsonNode product = only(Map.of());
    assertThat(product.path("productOptions"))
        .isEqualTo(json("[{\"name\":\"Title\",\"values\":[{\"name\":\"Default Title\"}]}]"));
    assertThat(product.path("variants")).hasSize(1);
    assertThat(product.at("/variants/0/optionValues/0/name").asString()).isEqualTo("Default Title");
  }

  @Test
  void noListIsSentEmptyByAccident() throws IOException {
    shop()
        .put(
            good("BARE")
                .without("image")
                .without("image_back")
                .without("image_detail")
                .outOfEverything());
    JsonNode product = only(Map.of());
    assertThat(product.has("files")).isFalse();
    assertThat(product.has("tags")).isFalse();
    assertThat(product.has("metafields")).isFalse();
    assertThat(product.at("/variants/0").has("inventoryQuantities")).isFalse();
  }

  @Test
  void aReducedPriceStandsBesideTheOldOne() throws IOException {
    shop()
        .put(
            good("SALE")
                .priced(
                    new Offer.Price(
                        null, "USD", new BigDecimal("99"), new BigDecimal("79"), null, null)));
    JsonNode variant = only(Map.of()).at("/variants/0");
    assertThat(variant.path("price").asString()).isEqualTo("79.00");
    assertThat(variant.path("compareAtPrice").asString()).isEqualTo("99.00");
  }

  @Test
  void aBrokenValueThatMayBeLeftOutIsNotInTheVariantThatHasIt() throws IOException {
    shop().model("marlow", "s", "m");
    String broken = "sku() == 'marlow-m' ? 'Germany' : 'DE'";
    JsonNode variants =
        only(Map.of("variants[].inventoryItem.countryCodeOfOrigin", broken)).path("variants");
    assertThat(variants.at("/0/inventoryItem").has("countryCodeOfOrigin")).isFalse();
    assertThat(variants.at("/1/inventoryItem/countryCodeOfOrigin").asString()).isEqualTo("DE");
    assertThat(report()).contains("variants[0].inventoryItem.countryCodeOfOrigin", "omitted");
  }

  @Test
  void whatStandsBesideALocationOrAFileGoesWithIt() throws IOException {
    shop().put(good("GOOD"));
    JsonNode product =
        only(
            Map.of(
                "files[].originalSource", "null",
                "variants[].inventoryQuantities[].locationId", "null"));
    assertThat(product.has("files")).isFalse();
    assertThat(product.at("/variants/0").has("inventoryQuantities")).isFalse();
    assertThat(product.at("/variants/0").has("sku")).isTrue();
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    Shirt bad = good("BAD");
    refuses(
        "title/max_characters",
        Map.of("title", onlyBad("'" + "x".repeat(256) + "'", "title()")),
        bad);
    refuses(
        "variants[].price/pattern",
        Map.of("variants[].price", onlyBad("'9 USD'", "decimal(units(price()), 2)")),
        bad);
    refuses(
        "variants[].compareAtPrice/above_price",
        Map.of("variants[].compareAtPrice", onlyBad("'1.00'", "null")),
        bad);
    refuses(
        "variants[].inventoryQuantities[].locationId/pattern",
        Map.of("variants[].inventoryQuantities[].locationId", onlyBad("['berlin']", "null")),
        bad);
    refuses(
        "publications[].publishDate/beside_publications",
        Map.of(
            "publications[].publicationId",
            onlyBad("null", "['gid://shopify/Publication/7']"),
            "publications[].publishDate",
            "'2026-12-17T00:00:00Z'"),
        bad);
  }

  @Test
  void twoVariantsWithTheSameOptionsKeepTheirProductOut() throws IOException {
    shop().model("marlow", "s", "m");
    String same = "[{'optionName': 'color', 'name': 'x'}, {'optionName': 'size', 'name': 'y'}]";
    assertThat(deliver("jsonl", Map.of("variants[].optionValues[]", same))).isEmpty();
    assertThat(report()).contains("/distinct_options");
    String one = "[{'optionName': 'color', 'name': sku()}]";
    assertThat(deliver("jsonl", Map.of("variants[].optionValues[]", one))).isEmpty();
    assertThat(report()).contains("/values_for_all");
  }
}
