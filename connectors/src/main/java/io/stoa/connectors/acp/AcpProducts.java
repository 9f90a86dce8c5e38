package io.stoa.connectors.acp;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a feed has, as the receiver lists it. */
final class AcpProducts {
  private static final String DISCONTINUED = "discontinued";

  private final Map<String, JsonNode> byId = new HashMap<>();

  private AcpProducts() {}

  static AcpProducts of(JsonNode answer) {
    AcpProducts products = new AcpProducts();
    answer.path("products").forEach(p -> products.byId.put(p.path("id").asString(""), p));
    return products;
  }

  /** The protocol's id of the item. */
  static String id(ItemRef item) {
    String known = item.channelId();
    return known == null ? item.sku() : known;
  }

  @Nullable JsonNode find(String id) {
    return byId.get(id);
  }

  ItemAnswer state(ItemRef item) {
    JsonNode product = byId.get(id(item));
    boolean deleted = item.action() == ItemAction.DELETE;
    if (product == null || (deleted && isWithdrawn(product))) {
      return ItemAnswer.of(item.sku(), deleted ? ItemState.DELETED : ItemState.MISSING);
    }
    return ItemAnswer.of(item.sku(), ItemState.LIVE).withChannelId(id(item));
  }

  /** Those that buyers may find. */
  List<ItemAnswer> listed() {
    List<ItemAnswer> listed = new ArrayList<>();
    byId.forEach(
        (id, product) -> {
          if (!isWithdrawn(product)) {
            listed.add(ItemAnswer.of(id, ItemState.LIVE).withChannelId(id));
          }
        });
    return listed;
  }

  private static boolean isWithdrawn(JsonNode product) {
    return product
        .path("variants")
        .valueStream()
        .allMatch(
            variant ->
                variant.at("/availability/status").asString("").equals(DISCONTINUED)
                    && !variant.at("/availability/available").asBoolean(true));
  }

  /**
   * The product with all its variants discontinued: the protocol has no deletion, and a product
   * that is not named stays.
   */
  static JsonNode withdrawn(JsonNode product) {
    ObjectNode copy = (ObjectNode) product.deepCopy();
    for (JsonNode variant : copy.path("variants")) {
      ObjectNode availability = Json.MAPPER.createObjectNode();
      availability.put("available", false).put("status", DISCONTINUED);
      ((ObjectNode) variant).set("availability", availability);
    }
    return copy;
  }
}
