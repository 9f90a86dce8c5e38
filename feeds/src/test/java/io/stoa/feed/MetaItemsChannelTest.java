package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.json.Json;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Items of Meta's Catalog Batch API:
 * https://developers.facebook.com/docs/commerce-platform/catalog/batch-api/
 */
class MetaItemsChannelTest extends ChannelContract {
  MetaItemsChannelTest() {
    super("meta-items", Map.of());
  }

  @Test
  void anItemIsAnObjectWithListsAndNumbers() throws IOException {
    shop().put(good("GOOD"));
    JsonNode item = Json.MAPPER.readTree(deliver("jsonl", Map.of()).strip());
    assertThat(item.path("id").asString("")).isEqualTo("GOOD");
    assertThat(item.path("price").asString("")).matches("\\d+\\.\\d\\d [A-Z]{3}");
    assertThat(item.path("quantity_to_sell_on_facebook").isIntegralNumber()).isTrue();
    assertThat(
            item.path("additional_image_link").isMissingNode()
                || item.path("additional_image_link").isArray())
        .isTrue();
  }

  @Test
  void manyImagesAreAListWithoutABoundOnAllOfThemTogether() throws IOException {
    String longer = "'https://shop.example/" + "y".repeat(900) + "'";
    shop().put(good("GOOD"));
    String images =
        "[" + longer + " + '1.jpg', " + longer + " + '2.jpg', " + longer + " + '3.jpg']";
    JsonNode item =
        Json.MAPPER.readTree(deliver("jsonl", Map.of("additional_image_link", images)).strip());
    assertThat(item.path("additional_image_link")).hasSize(3);
    assertThat(report()).isEmpty();
  }

  @Test
  void aDescriptionIsShorterThanInTheFile() throws IOException {
    refuses(
        "description/max_characters",
        Map.of("description", onlyBad("'" + "x ".repeat(2501) + "'", "'Poplin.'")),
        good("BAD"));
  }
}
