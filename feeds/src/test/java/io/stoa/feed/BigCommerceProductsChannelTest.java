package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.json.Json;
import io.stoa.mapping.Shirt;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Items as products of BigCommerce's Catalog API, version 3. */
class BigCommerceProductsChannelTest extends ChannelContract {
  BigCommerceProductsChannelTest() {
    super(
        "bigcommerce-products",
        Map.of("type", "physical", "weightUnit", "KILOGRAM", "visible", "true"));
  }

  private JsonNode only() throws IOException {
    List<String> lines = deliver("jsonl", Map.of()).lines().toList();
    assertThat(lines).hasSize(1);
    return Json.MAPPER.readTree(lines.get(0));
  }

  @Test
  void aModelHasItsVariantsWithTheirOptions() throws IOException {
    shop().model("marlow", "s", "m");
    JsonNode product = only();
    assertThat(product.path("sku").asString()).isEqualTo("marlow");
    assertThat(product.path("inventory_tracking").asString()).isEqualTo("variant");
    assertThat(product.path("variants").get(0).path("price").isNumber()).isTrue();
    JsonNode variant = product.path("variants").get(0);
    assertThat(variant.path("sku").asString()).isEqualTo("marlow-m");
    assertThat(variant.path("option_values"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                [{"option_display_name":"color","label":"Sky blue"},
                 {"option_display_name":"size","label":"M"}]"""));
    assertThat(product.path("images")).hasSize(3);
    assertThat(product.path("images").get(2).path("sort_order").asInt()).isEqualTo(3);
  }

  @Test
  void whatStandsAloneIsCountedItself() throws IOException {
    shop().put(good("A"));
    JsonNode product = only();
    assertThat(product.path("inventory_tracking").asString()).isEqualTo("product");
    assertThat(product.path("inventory_level").asInt()).isEqualTo(7);
    assertThat(product.path("weight").decimalValue()).isEqualByComparingTo("0.172");
    assertThat(product.path("variants").get(0).has("option_values")).isFalse();
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    Shirt bad = good("BAD");
    Map<String, String> names = Map.of("name", onlyBad("'" + "x".repeat(251) + "'", "sku()"));
    refuses("name/max_characters", names, bad);
    refuses(
        "price/number", Map.of("name", "sku()", "price", onlyBad("'$5'", "units(price())")), bad);
  }

  /** Names are unique in a store. */
  @Override
  Shirt good(String sku) {
    return Shirt.of(sku).localized("name", "en_US", "Shirt " + sku);
  }
}
