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
 * Items as Square's catalog objects: https://developer.squareup.com/reference/square/catalog-api
 */
class SquareCatalogChannelTest extends ChannelContract {
  private static final String VARIATION = "item_data.variations[].item_variation_data.";

  SquareCatalogChannelTest() {
    super("square-catalog", Map.of("locations", "berlin=LBERLIN, shanghai=LSHANGHAI"));
  }

  private JsonNode only() throws IOException {
    List<String> lines = deliver("jsonl", Map.of()).lines().toList();
    assertThat(lines).hasSize(1);
    return Json.MAPPER.readTree(lines.get(0));
  }

  @Test
  void aModelHasAVariationForEachVariantWithItsStockBesideIt() throws IOException {
    shop().model("marlow", "s", "m");
    JsonNode item = only();
    assertThat(item.at("/item_data/name").asString()).isEqualTo("Marlow shirt");
    assertThat(item.path("present_at_all_locations").asBoolean()).isTrue();
    JsonNode variation = item.at("/item_data/variations/0");
    JsonNode data = variation.path("item_variation_data");
    assertThat(data.path("name").asString()).isEqualTo("Sky blue, M");
    assertThat(data.path("sku").asString()).isEqualTo("marlow-m");
    assertThat(data.path("price_money"))
        .isEqualTo(Json.MAPPER.readTree("{\"amount\":9900,\"currency\":\"USD\"}"));
    assertThat(variation.path("inventory"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                [{"location_id":"LBERLIN","quantity":3},{"location_id":"LSHANGHAI","quantity":4}]"""));
    assertThat(data.has("location_overrides")).isFalse();
  }

  @Test
  void aStoreWithAPriceOfItsOwnOverridesIt() throws IOException {
    shop()
        .put(
            good("A")
                .priced(
                    Shirt.price(null, "USD", "99"),
                    new Offer.Price(
                        null, "shanghai", "USD", new BigDecimal("89.5"), null, null, null)));
    JsonNode data = only().at("/item_data/variations/0/item_variation_data");
    assertThat(data.at("/price_money/amount").asInt()).isEqualTo(9900);
    assertThat(data.path("location_overrides"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                [{"location_id":"LSHANGHAI","price_money":{"amount":8950,"currency":"USD"},
                  "pricing_type":"FIXED_PRICING"}]"""));
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    Shirt bad = good("BAD");
    refuses(
        "item_data.name/max_code_points",
        Map.of("item_data.name", onlyBad("'" + "x".repeat(513) + "'", "title()")),
        bad);
    refuses(
        VARIATION + "price_money.amount/integer",
        Map.of(VARIATION + "price_money.amount", onlyBad("'9.5'", "minorUnits(price())")),
        bad);
    refuses(
        VARIATION + "price_money.currency/pattern",
        Map.of(VARIATION + "price_money.currency", onlyBad("'Dollar'", "currency()")),
        bad);
    refuses(
        "present_at_location_ids[]/present_somewhere",
        Map.of("present_at_all_locations", "sku() != 'BAD'"),
        bad);
  }
}
