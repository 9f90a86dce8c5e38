package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.stoa.json.Json;
import io.stoa.mapping.Shirt;
import io.stoa.offer.Offer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Items as products of the Agentic Commerce Protocol:
 * https://github.com/agentic-commerce-protocol/agentic-commerce-protocol/blob/main/spec/2026-04-17/json-schema/schema.feed.json
 */
class AcpProductsChannelTest extends ChannelContract {
  private static final Path SCHEMA =
      Path.of(System.getProperty("stoa.root"), "../shared/specs/acp/schema.feed.json");

  AcpProductsChannelTest() {
    super(
        "acp-products",
        Map.of("sellerName", "Linden & Loom", "refundPolicy", "https://shop.example/refunds"));
  }

  /** The products of a file, each held against the published schema where it is there. */
  private List<JsonNode> products(Map<String, String> mapping) throws IOException {
    List<String> lines = deliver("jsonl", mapping).lines().toList();
    if (Files.exists(SCHEMA)) {
      ObjectNode bundle = (ObjectNode) Json.MAPPER.readTree(Files.readString(SCHEMA));
      bundle.put("$ref", "#/$defs/Product");
      var schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(bundle.toString());
      assertThat(schema.validate("{\"id\":\"x\"}", InputFormat.JSON)).isNotEmpty();
      for (String line : lines) {
        assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
      }
    }
    return lines.stream().map(AcpProductsChannelTest::json).toList();
  }

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }

  private static void isAnImage(JsonNode media) {
    assertThat(media.path("type").asString()).isEqualTo("image");
    assertThat(media.path("url").asString()).startsWith("https://");
    assertThat(media.path("alt_text").asString()).isNotBlank();
  }

  @Test
  void aModelHasItsVariantsInside() throws IOException {
    shop().model("marlow", "s", "m");
    List<JsonNode> products = products(Map.of());
    assertThat(products).hasSize(1);
    JsonNode product = products.get(0);
    assertThat(product.path("id").asString()).isEqualTo("marlow");
    assertThat(product.at("/description/plain").asString()).isEqualTo("A crisp shirt.");
    assertThat(product.path("media")).hasSize(3).allSatisfy(AcpProductsChannelTest::isAnImage);
    assertThat(product.path("variants")).hasSize(2);
    JsonNode variant = product.at("/variants/0");
    assertThat(variant.path("id").asString()).isEqualTo("marlow-m");
    assertThat(variant.path("media")).hasSize(3).allSatisfy(AcpProductsChannelTest::isAnImage);
    assertThat(variant.path("title").asString()).isEqualTo("Marlow shirt - Sky blue / M");
    assertThat(variant.path("price")).isEqualTo(json("{\"amount\":9900,\"currency\":\"USD\"}"));
    assertThat(variant.has("list_price")).isFalse();
    assertThat(variant.path("availability"))
        .isEqualTo(json("{\"available\":true,\"status\":\"in_stock\"}"));
    assertThat(variant.path("barcodes"))
        .isEqualTo(json("[{\"type\":\"EAN\",\"value\":\"9520000010010\"}]"));
    assertThat(variant.path("variant_options"))
        .isEqualTo(
            json(
                """
                [{"name":"color","value":"Sky blue"},{"name":"size","value":"M"}]"""));
    assertThat(variant.path("categories"))
        .isEqualTo(json("[{\"value\":\"Women > Shirts\",\"taxonomy\":\"merchant\"}]"));
    assertThat(variant.path("seller"))
        .isEqualTo(
            json(
                """
                {"name":"Linden & Loom",
                 "links":[{"type":"refund_policy","url":"https://shop.example/refunds"}]}"""));
  }

  @Test
  void aReducedPriceStandsBesideTheOldOne() throws IOException {
    var price =
        new Offer.Price(null, "USD", new BigDecimal("99"), new BigDecimal("79.95"), null, null);
    shop().put(good("SALE").priced(price));
    JsonNode variant = products(Map.of()).get(0).at("/variants/0");
    assertThat(variant.at("/price/amount").isIntegralNumber()).isTrue();
    assertThat(variant.path("price")).isEqualTo(json("{\"amount\":7995,\"currency\":\"USD\"}"));
    assertThat(variant.path("list_price"))
        .isEqualTo(json("{\"amount\":9900,\"currency\":\"USD\"}"));
  }

  @Test
  void whatIsKnownOfNothingIsLeftOut() throws IOException {
    shop()
        .put(
            good("BARE")
                .without("image")
                .without("image_back")
                .without("image_detail")
                .without("description")
                .without("ean")
                .priced()
                .outOfEverything());
    JsonNode product = products(Map.of()).get(0);
    assertThat(product.has("media")).isFalse();
    assertThat(product.has("description")).isFalse();
    assertThat(product.at("/variants/0").has("price")).isFalse();
    assertThat(product.at("/variants/0").has("availability")).isFalse();
  }

  @Test
  void whatIsSoldOutOrNotYetOutSaysSo() throws IOException {
    shop().put(good("GONE").outOf("berlin", "shanghai"), good("SOON").launched("2999-01-01"));
    assertThat(products(Map.of()))
        .extracting(product -> product.at("/variants/0/availability"))
        .containsExactlyInAnyOrder(
            json("{\"available\":false,\"status\":\"out_of_stock\"}"),
            json("{\"available\":true,\"status\":\"preorder\"}"));
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    Shirt bad = good("BAD");
    refuses(
        "variants[].price.amount/minimum",
        Map.of("variants[].price.amount", onlyBad("-1", "minorUnits(price())")),
        bad);
    refuses(
        "variants[].price.currency/pattern",
        Map.of("variants[].price.currency", onlyBad("'usd'", "currency()")),
        bad);
    refuses(
        "variants[].price.amount/whole_price",
        Map.of("variants[].price.currency", onlyBad("null", "currency()")),
        bad);
    refuses(
        "variants[].unit_price.amount/whole_unit_price",
        Map.of("variants[].unit_price.amount", onlyBad("499", "null")),
        bad);
    String types = "allImages().map(i, 'image')";
    refuses("media[].url/whole_media", Map.of("media[].type", onlyBad("null", types)), bad);
    refuses("media[].url/whole_media", Map.of("media[].type", onlyBad("['image']", types)), bad);
  }
}
