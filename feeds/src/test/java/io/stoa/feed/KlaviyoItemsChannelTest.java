package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** https://developers.klaviyo.com/en/reference/bulk_create_catalog_items */
class KlaviyoItemsChannelTest extends ChannelContract {
  KlaviyoItemsChannelTest() {
    super("klaviyo-items", Map.of());
  }

  @Test
  void aModelIsOneItemThatCostsWhatItsCheapestVariantCosts() throws IOException {
    shop().model("marlow", "s", "m");
    List<String> lines = deliver("jsonl", Map.of()).lines().toList();
    assertThat(lines).hasSize(1);
    JsonNode item = Json.MAPPER.readTree(lines.get(0));
    assertThat(item.path("external_id").asString()).isEqualTo("marlow");
    assertThat(item.path("price").isNumber()).isTrue();
    assertThat(item.path("published").asBoolean(false)).isTrue();
    assertThat(item.at("/custom_metadata/currency").asString()).isEqualTo("USD");
    assertThat(item.has("variants")).isFalse();
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    refuses("price/number", Map.of("price", onlyBad("'$5'", "units(lowestPrice())")), good("BAD"));
    refuses(
        "external_id/max_characters",
        Map.of("external_id", onlyBad("'" + "x".repeat(201) + "'", "sku()")),
        good("BAD"));
  }
}
