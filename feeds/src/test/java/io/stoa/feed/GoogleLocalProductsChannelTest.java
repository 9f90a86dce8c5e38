package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Google's local inventory through the Merchant API: the rules of the file, as JSON. */
class GoogleLocalProductsChannelTest extends ChannelContract {
  GoogleLocalProductsChannelTest() {
    super(
        "google-local-products",
        Map.of("feedLabel", "US", "pickupMethod", "buy", "pickupSla", "same_day"));
  }

  @Test
  void anItemIsAProductAtAStore() throws IOException {
    shop().put(good("S1"));
    List<JsonNode> items =
        deliver("jsonl", Map.of()).strip().lines().map(Json.MAPPER::readTree).toList();
    assertThat(items)
        .extracting(i -> i.path("id").asString("") + "@" + i.path("store_code").asString(""))
        .containsExactly("S1@berlin", "S1@shanghai");
    assertThat(items.get(0).path("quantity").asInt()).isEqualTo(3);
    assertThat(items.get(0).path("pickup_method").asString("")).isEqualTo("buy");
  }
}
