package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.json.Json;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.RequirementSets;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Google's product data through the Merchant API: the rules of the file, as JSON. */
class GoogleProductsChannelTest extends ChannelContract {
  GoogleProductsChannelTest() {
    super("google-products", Map.of("feedLabel", "US"));
  }

  @Test
  void theRulesAreThoseOfTheFile() {
    RequirementSets sets = RequirementSets.builtIn();
    assertThat(sets.find("google-products").orElseThrow().fields())
        .isEqualTo(sets.find("google-merchant").orElseThrow().fields());
    assertThat(sets.find("google-local-products").orElseThrow().fields())
        .extracting(FieldRule::name)
        .contains("store_code", "pickup_sla");
  }

  @Test
  void anItemIsAnObjectWithTheSpecificationsNames() throws IOException {
    shop().put(good("GOOD"));
    JsonNode item = Json.MAPPER.readTree(deliver("jsonl", Map.of()).strip());
    assertThat(item.path("id").asString("")).isEqualTo("GOOD");
    assertThat(item.path("price").asString("")).isEqualTo("99.00 USD");
    assertThat(item.path("availability").asString("")).isEqualTo("in_stock");
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    refuses("title/max_characters", good("BAD").localized("name", "en_US", "x".repeat(151)));
    refuses(
        "id/max_characters",
        Map.of("id", onlyBad("'" + "x".repeat(51) + "'", "sku()")),
        good("BAD"));
  }
}
