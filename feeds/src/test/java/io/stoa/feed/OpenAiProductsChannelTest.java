package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.mapping.Shirt;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** https://developers.openai.com/commerce/specs/file-upload/products */
class OpenAiProductsChannelTest extends ChannelContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> REQUIRED =
      List.of(
          "is_eligible_search",
          "is_eligible_checkout",
          "item_id",
          "title",
          "description",
          "url",
          "brand",
          "image_url",
          "price",
          "availability",
          "seller_name",
          "seller_url",
          "return_policy",
          "target_countries",
          "store_country");

  OpenAiProductsChannelTest() {
    super(
        "openai-products",
        Map.of(
            "sellerName",
            "Linden & Loom",
            "returnPolicy",
            "https://shop.example/returns",
            "targetCountries",
            "US, CA",
            "storeCountry",
            "US"));
  }

  @Test
  void everyLineIsAnObjectWithAllThatIsRequired() throws IOException {
    shop().model("marlow", "s", "m");
    shop().put(good("ALONE"), good("SOON").launched("2026-12-24"));
    List<JsonNode> lines =
        deliver("jsonl.gz", Map.of()).lines().map(line -> JSON.readTree(line)).toList();
    assertThat(lines).hasSize(4);
    for (JsonNode line : lines) {
      assertThat(line.propertyNames()).containsAll(REQUIRED);
      assertThat(line.path("is_eligible_search").booleanValue()).isTrue();
      assertThat(line.path("is_eligible_checkout").booleanValue()).isFalse();
      assertThat(line.path("item_id").stringValue()).hasSizeBetween(1, 100);
      assertThat(line.path("title").stringValue()).hasSizeBetween(1, 150);
      assertThat(line.path("description").stringValue()).hasSizeBetween(1, 5000);
      assertThat(line.path("price").stringValue()).matches("\\d+\\.\\d\\d [A-Z]{3}");
      assertThat(line.path("availability").stringValue())
          .isIn("in_stock", "out_of_stock", "pre_order", "backorder", "unknown");
      assertThat(line.path("target_countries").get(0).stringValue()).isEqualTo("US");
      assertThat(line.path("weight").stringValue()).isEqualTo("0.172");
      assertThat(line.path("item_weight_unit").stringValue()).isEqualTo("kg");
    }
    assertThat(lines)
        .filteredOn(line -> line.path("availability").stringValue().equals("pre_order"))
        .extracting(line -> line.path("availability_date").stringValue())
        .containsExactly("2026-12-24");
    JsonNode variant =
        lines.stream()
            .filter(line -> line.path("item_id").stringValue().equals("marlow-m"))
            .findFirst()
            .orElseThrow();
    assertThat(variant.path("listing_has_variations").booleanValue()).isTrue();
    assertThat(variant.path("group_id").stringValue()).isEqualTo("marlow");
    assertThat(variant.path("variant_dict"))
        .isEqualTo(JSON.readTree("{\"color\":\"Sky blue\",\"size\":\"M\"}"));
  }

  @Test
  void tablesSayTrueAndFalseInSmallLetters() throws IOException {
    shop().put(good("ALONE"));
    Row row = rows(deliver("csv", Map.of()), ',').get(0);
    assertThat(row.get("is_eligible_search")).isEqualTo("true");
    assertThat(row.get("listing_has_variations")).isEqualTo("false");
    assertThat(row.get("target_countries")).isEqualTo("US,CA");
    assertThat(row.get("additional_image_urls").split(",")).hasSize(2);
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    Shirt bad = good("BAD");
    refuses(
        "is_eligible_checkout/needs_search",
        Map.of(
            "is_eligible_checkout",
            onlyBad("'true'", "'false'"),
            "is_eligible_search",
            onlyBad("'false'", "'true'"),
            "seller_privacy_policy",
            "url('privacy')",
            "seller_tos",
            "url('terms')"),
        bad);
    refuses(
        "seller_tos/required_when",
        Map.of("is_eligible_checkout", onlyBad("'true'", "'false'")),
        bad);
    refuses(
        "availability_date/required_when",
        Map.of("availability", onlyBad("'pre_order'", "'in_stock'")),
        bad);
    refuses("sale_price/below_price", Map.of("sale_price", onlyBad("'100.00 USD'", "null")), bad);
    refuses("title/all_caps", bad.localized("name", "en_US", "MARLOW POPLIN SHIRT"));
  }
}
