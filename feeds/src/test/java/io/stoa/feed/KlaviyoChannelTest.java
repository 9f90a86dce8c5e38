package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** https://developers.klaviyo.com/en/docs/guide_to_syncing_a_custom_catalog_feed_to_klaviyo */
class KlaviyoChannelTest extends ChannelContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  KlaviyoChannelTest() {
    super("klaviyo-catalog", Map.of());
  }

  @Test
  void everyItemIsFlatAndHasWhatIsRequired() throws IOException {
    shop().model("marlow", "s", "m");
    shop().put(good("ALONE"));
    JsonNode items = JSON.readTree(deliver("json", Map.of()));
    assertThat(items).hasSize(3);
    for (JsonNode item : items) {
      for (String name : new String[] {"id", "title", "link", "description", "image_link"}) {
        assertThat(item.path(name).stringValue()).as(name).isNotBlank();
      }
      assertThat(item.path("price").isNumber()).isTrue();
      assertThat(item.path("inventory_quantity").isInt()).isTrue();
      assertThat(item.path("inventory_policy").intValue()).isEqualTo(1);
      assertThat(item.path("categories")).isEqualTo(JSON.readTree("[\"Women\",\"Shirts\"]"));
      item.forEach(
          value -> {
            assertThat(value.isObject()).isFalse();
            value.forEach(entry -> assertThat(entry.isValueNode()).isTrue());
          });
    }
    assertThat(items.get(1).path("title").stringValue()).isEqualTo("Marlow shirt, Sky blue / M");
    assertThat(items.get(1).path("item_group_id").stringValue()).isEqualTo("marlow");
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    refuses("image_link/required", Map.of("image_link", onlyBad("null", "image()")), good("BAD"));
    refuses("price/number", Map.of("price", onlyBad("'$5'", "units(price())")), good("BAD"));
    refuses("inventory_policy/maximum", Map.of("inventory_policy", onlyBad("3", "1")), good("BAD"));
    refuses(
        "description/plain_text", Map.of("description", onlyBad("'<b>A</b>'", "'A'")), good("BAD"));
  }
}
