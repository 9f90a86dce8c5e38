package io.stoa.connectors.square;

import io.stoa.connector.BatchItem;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The catalog object for one item. Square replaces objects whole: so what is there is taken as it
 * was read, with its version, and what the item says is laid over it.
 *
 * @param object as it is sent
 * @param stale ids of variations of ours that the item does not have any more
 * @param stock counts by SKU of the variation, each with location and quantity
 */
record SquareObject(
    BatchItem item, ObjectNode object, List<String> stale, Map<String, JsonNode> stock) {
  private static final String VARIATIONS = "variations";
  private static final String DATA = "item_variation_data";

  /** What Square says of objects and takes from nobody. */
  private static final Set<String> OF_SQUARE =
      Set.of(
          "updated_at",
          "created_at",
          "is_deleted",
          "catalog_v1_ids",
          "description_plaintext",
          "channels",
          "ordinal",
          "sold_out",
          "sold_out_valid_until");

  private static final List<String> PRESENCE =
      List.of("present_at_all_locations", "present_at_location_ids", "absent_at_location_ids");

  /**
   * @param there the object as it was read, null when there is none
   * @param number tells its temporary ids from those of others in the request
   */
  static SquareObject of(BatchItem item, @Nullable JsonNode there, SquareMark mark, int number) {
    ObjectNode payload = (ObjectNode) Objects.requireNonNull(item.payload()).deepCopy();
    ObjectNode object = copy(there, "#item-" + number, "ITEM");
    JsonNode data = payload.remove("item_data");
    payload.properties().forEach(field -> object.set(field.getKey(), field.getValue()));
    ObjectNode into = object.withObject("item_data");
    Map<String, ObjectNode> known = new LinkedHashMap<>();
    ArrayNode variations = Json.MAPPER.createArrayNode();
    Set<String> named = keys(data);
    for (JsonNode variation : into.path(VARIATIONS)) {
      String key = SquareCatalog.key(variation.path(DATA).path("sku").asString(""));
      if (SquareMark.ofVariation(variation) == null && !named.contains(key)) {
        variations.add(variation);
      } else {
        known.put(key, (ObjectNode) variation);
      }
    }
    lay(data, into);
    Map<String, JsonNode> stock = new LinkedHashMap<>();
    int count = 0;
    for (JsonNode wanted : data == null ? Json.MAPPER.createArrayNode() : data.path(VARIATIONS)) {
      String sku = wanted.path(DATA).path("sku").asString("");
      ObjectNode variation =
          variation(
              known.remove(SquareCatalog.key(sku)),
              wanted,
              "#item-%d-%d".formatted(number, count++));
      variation.withObject(DATA).put("user_data", mark.text()).put("item_id", id(object));
      PRESENCE.forEach(field -> same(field, object, variation));
      variations.add(variation);
      if (wanted.has("inventory")) {
        stock.put(sku, wanted.path("inventory"));
      }
    }
    into.set(VARIATIONS, variations);
    List<String> stale = new ArrayList<>();
    known.values().forEach(variation -> stale.add(id(variation)));
    return new SquareObject(item, object, stale, stock);
  }

  private static Set<String> keys(@Nullable JsonNode data) {
    Set<String> keys = new HashSet<>();
    if (data != null) {
      for (JsonNode variation : data.path(VARIATIONS)) {
        keys.add(SquareCatalog.key(variation.path(DATA).path("sku").asString("")));
      }
    }
    return keys;
  }

  private static ObjectNode copy(@Nullable JsonNode there, String temporaryId, String type) {
    ObjectNode copy =
        there == null ? Json.MAPPER.createObjectNode() : (ObjectNode) there.deepCopy();
    withoutOfSquare(copy);
    copy.put("type", type);
    if (there == null) {
      copy.put("id", temporaryId);
    }
    return copy;
  }

  private static void withoutOfSquare(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(OF_SQUARE);
    }
    node.forEach(SquareObject::withoutOfSquare);
  }

  /** What the item says of itself; only one of Square's two descriptions can be kept. */
  private static void lay(@Nullable JsonNode data, ObjectNode into) {
    if (data == null) {
      return;
    }
    if (data.has("description_html")) {
      into.remove("description");
    }
    data.properties().stream()
        .filter(field -> !field.getKey().equals(VARIATIONS))
        .forEach(field -> into.set(field.getKey(), field.getValue()));
  }

  private static ObjectNode variation(
      @Nullable ObjectNode there, JsonNode wanted, String temporaryId) {
    ObjectNode variation = copy(there, temporaryId, "ITEM_VARIATION");
    ObjectNode into = variation.withObject(DATA);
    ArrayNode overrides = overrides(into.path("location_overrides"), wanted);
    wanted.path(DATA).properties().forEach(field -> into.set(field.getKey(), field.getValue()));
    if (overrides.isEmpty()) {
      into.remove("location_overrides");
    } else {
      into.set("location_overrides", overrides);
    }
    return variation;
  }

  /** Prices of stores are ours, all of them; what else is said of a store stays. */
  private static ArrayNode overrides(JsonNode there, JsonNode wanted) {
    Map<String, ObjectNode> byLocation = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (JsonNode one : there) {
      ObjectNode kept = (ObjectNode) one.deepCopy();
      kept.remove(List.of("price_money", "pricing_type"));
      String location = kept.path("location_id").asString("");
      order.add(location);
      byLocation.put(location, kept);
    }
    for (JsonNode one : wanted.path(DATA).path("location_overrides")) {
      String location = one.path("location_id").asString("");
      ObjectNode into =
          byLocation.computeIfAbsent(
              location,
              l -> {
                order.add(l);
                return Json.MAPPER.createObjectNode();
              });
      one.properties().forEach(field -> into.set(field.getKey(), field.getValue()));
    }
    ArrayNode overrides = Json.MAPPER.createArrayNode();
    for (String location : order) {
      ObjectNode one = Objects.requireNonNull(byLocation.get(location));
      if (one.size() > 1) {
        overrides.add(one);
      }
    }
    return overrides;
  }

  private static void same(String field, ObjectNode from, ObjectNode to) {
    if (from.has(field)) {
      to.set(field, from.path(field));
    } else {
      to.remove(field);
    }
  }

  private static String id(JsonNode object) {
    return object.path("id").asString("");
  }

  String sku() {
    return item.sku();
  }

  /** Square's id, or a temporary one that begins with {@code #}. */
  String id() {
    return id(object);
  }

  boolean isNew() {
    return id().startsWith("#");
  }

  /** How many objects it is to Square, which counts variations too. */
  int count() {
    return 1 + object.path("item_data").path(VARIATIONS).size();
  }

  /** Ids of variations by SKU, of an object that Square has saved. */
  static Map<String, String> variationIds(JsonNode saved) {
    Map<String, String> ids = new HashMap<>();
    for (JsonNode variation : saved.path("item_data").path(VARIATIONS)) {
      ids.put(variation.path(DATA).path("sku").asString(""), id(variation));
    }
    return ids;
  }
}
