package io.stoa.connectors.google;

import io.stoa.connectors.google.GoogleShapes.Shape;
import io.stoa.json.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A product at a store, as {@code localInventories:insert} takes it. Source:
 * https://github.com/googleapis/googleapis/blob/master/google/shopping/merchant/inventories/v1/inventories_common.proto
 */
final class GoogleLocalInventory {
  private static final Map<String, Shape> FIELDS =
      Map.of(
          "availability", GoogleShapes::word,
          "price", GoogleShapes::price,
          "sale_price", GoogleShapes::price,
          "sale_price_effective_date", GoogleShapes::interval,
          "quantity", GoogleShapes::number,
          "pickup_method", GoogleShapes::word,
          "pickup_sla", GoogleShapes::word);

  private GoogleLocalInventory() {}

  static ObjectNode of(JsonNode payload, String store) {
    ObjectNode inventory = Json.MAPPER.createObjectNode();
    inventory.put("storeCode", store);
    ObjectNode attributes = inventory.putObject("localInventoryAttributes");
    payload
        .propertyStream()
        .filter(f -> !f.getKey().equals("id") && !f.getKey().equals("store_code"))
        .forEach(
            field ->
                attributes.set(
                    GoogleShapes.camel(field.getKey()),
                    FIELDS.getOrDefault(field.getKey(), GoogleShapes::text).of(field.getValue())));
    return inventory;
  }
}
