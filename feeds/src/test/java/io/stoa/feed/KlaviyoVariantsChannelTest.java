package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** https://developers.klaviyo.com/en/reference/bulk_create_catalog_variants */
class KlaviyoVariantsChannelTest extends ChannelContract {
  KlaviyoVariantsChannelTest() {
    super("klaviyo-variants", Map.of());
  }

  @Test
  void aVariantNamesTheItemThatItBelongsTo() throws IOException {
    shop().model("marlow", "s", "m");
    shop().put(good("ALONE"));
    List<JsonNode> variants =
        deliver("jsonl", Map.of()).lines().map(line -> Json.MAPPER.readTree(line)).toList();
    assertThat(variants)
        .extracting(v -> v.path("external_id").asString() + "<" + v.path("item").asString())
        .containsExactlyInAnyOrder("marlow-s<marlow", "marlow-m<marlow", "ALONE<ALONE");
    for (JsonNode variant : variants) {
      assertThat(variant.path("inventory_quantity").isInt()).isTrue();
      assertThat(variant.path("price").isNumber()).isTrue();
      assertThat(variant.path("inventory_policy").asInt()).isEqualTo(1);
    }
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    refuses("price/number", Map.of("price", onlyBad("'$5'", "units(price())")), good("BAD"));
    refuses("inventory_policy/maximum", Map.of("inventory_policy", onlyBad("3", "1")), good("BAD"));
  }
}
