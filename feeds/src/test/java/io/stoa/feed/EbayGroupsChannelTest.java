package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** https://developer.ebay.com/api-docs/sell/inventory/types/slr:InventoryItemGroup */
class EbayGroupsChannelTest extends ChannelContract {
  EbayGroupsChannelTest() {
    super("ebay-groups", Map.of("marketplaceId", "EBAY_US"));
  }

  @Test
  void aModelIsAGroupOfItsVariantsWithTheirAspects() throws IOException {
    shop().model("marlow", "s", "m");
    List<String> lines = deliver("jsonl", Map.of()).lines().toList();
    assertThat(lines).hasSize(1);
    JsonNode group = Json.MAPPER.readTree(lines.get(0));
    assertThat(group.path("inventoryItemGroupKey").asString()).isEqualTo("marlow");
    assertThat(group.path("imageUrls")).isNotEmpty();
    assertThat(group.path("variants")).hasSize(2);
    JsonNode variant = group.path("variants").get(0);
    assertThat(variant.path("sku").asString()).isEqualTo("marlow-m");
    assertThat(variant.path("aspects"))
        .isEqualTo(
            Json.MAPPER.readTree(
                "[{\"name\":\"color\",\"value\":\"Sky"
                    + " blue\"},{\"name\":\"size\",\"value\":\"M\"}]"));
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    refuses(
        "imageUrls[]/pattern",
        Map.of(
            "imageUrls[]",
            onlyBad("['http://shop.example/a.jpg']", "['https://shop.example/a.jpg']")),
        good("BAD"));
    refuses(
        "title/max_characters",
        Map.of("title", onlyBad("'" + "x".repeat(81) + "'", "'Shirt'")),
        good("BAD"));
  }
}
