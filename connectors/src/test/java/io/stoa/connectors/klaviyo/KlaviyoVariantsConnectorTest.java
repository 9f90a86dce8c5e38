package io.stoa.connectors.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import io.stoa.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KlaviyoVariantsConnectorTest extends KlaviyoContract {
  KlaviyoVariantsConnectorTest() {
    super(KlaviyoResource.VARIANT);
  }

  @BeforeEach
  void putItem() {
    klaviyo.put(KlaviyoResource.ITEM, "marlow", "{\"title\": \"Marlow shirt\"}");
  }

  @Override
  protected JsonNode goodPayload(String sku) {
    return variant(sku, "marlow", 7);
  }

  @Override
  protected JsonNode badPayload(String sku) {
    return variant(sku, "marlow", -7);
  }

  private static JsonNode variant(String sku, String item, int price) {
    return Json.MAPPER.readTree(
        """
        {"external_id": "%s", "item": "%s", "title": "Marlow / M", "description": "A shirt.",
         "sku": "%s", "inventory_quantity": 3, "inventory_policy": 1, "price": %d,
         "url": "https://shop.example/a", "published": true}
        """
            .formatted(sku, item, sku, price));
  }

  @Test
  void aVariantWhoseItemIsNotThereYetGoesLater() throws Exception {
    ItemAnswer early = sent("A", variant("A", "tilda", 7), ItemAction.CREATE, null);
    assertThat(early.state()).isEqualTo(ItemState.POSTPONED);
    assertThat(early.issues()).extracting(ItemIssue::code).containsExactly("item_missing");
    klaviyo.put(KlaviyoResource.ITEM, "tilda", "{}");
    assertThat(sent("A", variant("A", "tilda", 7), ItemAction.CREATE, null).state())
        .isEqualTo(ItemState.ACCEPTED);
  }
}
