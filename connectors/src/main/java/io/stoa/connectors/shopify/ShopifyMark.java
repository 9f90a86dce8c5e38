package io.stoa.connectors.shopify;

import io.stoa.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a product of ours carries as the metafield {@code stoa.item}: by it we know our products
 * from others of the shop, and whether a batch whose answer was lost has arrived.
 *
 * @param item key of the feed's item
 * @param batch key of the batch that created the product, empty for one that was there before
 */
record ShopifyMark(String item, String batch) {
  static final String NAMESPACE = "stoa";
  static final String KEY = "item";

  /** The mark among a product's metafields. */
  ObjectNode metafield() {
    String value = Json.MAPPER.createObjectNode().put("item", item).put("batch", batch).toString();
    return Json.MAPPER
        .createObjectNode()
        .put("namespace", NAMESPACE)
        .put("key", KEY)
        .put("type", "json")
        .put("value", value);
  }

  static boolean is(JsonNode metafield) {
    return NAMESPACE.equals(metafield.path("namespace").asString(""))
        && KEY.equals(metafield.path("key").asString(""));
  }

  /** The mark that a metafield holds, null when it is none. */
  static @Nullable ShopifyMark read(JsonNode metafield) {
    String value = metafield.path("value").asString("");
    if (value.isEmpty()) {
      return null;
    }
    try {
      JsonNode mark = Json.MAPPER.readTree(value);
      String item = mark.path("item").asString("");
      return item.isEmpty() ? null : new ShopifyMark(item, mark.path("batch").asString(""));
    } catch (JacksonException e) {
      return null;
    }
  }
}
