package io.stoa.connectors.ebay;

import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An inventory item group, as its item wants it: the listing of a product model with all its
 * variants.
 *
 * @param key of the group, the model's own code
 * @param skus of the variants, which have inventory items and offers already
 * @param body as {@code createOrReplaceInventoryItemGroup} takes it
 */
record EbayGroup(String key, List<String> skus, ObjectNode body) {
  private static final String VARIANTS = "variants";
  private static final String ASPECTS = "aspects";
  private static final String KEY = "inventoryItemGroupKey";
  private static final String SKUS = "variantSKUs";

  /**
   * From a payload: each variant's aspects are what the group varies by, and no aspects of the
   * whole.
   */
  static EbayGroup of(JsonNode payload) {
    ObjectNode body = (ObjectNode) payload.deepCopy();
    String key = body.path(KEY).asString("");
    body.remove(KEY);
    JsonNode variants = body.path(VARIANTS);
    body.remove(VARIANTS);
    List<String> skus = new ArrayList<>();
    Map<String, Set<String>> varying = new LinkedHashMap<>();
    for (JsonNode variant : variants) {
      skus.add(variant.path("sku").asString(""));
      for (JsonNode aspect : variant.path(ASPECTS)) {
        varying
            .computeIfAbsent(aspect.path("name").asString(""), n -> new LinkedHashSet<>())
            .add(aspect.path("value").asString(""));
      }
    }
    if (body.path(ASPECTS) instanceof ObjectNode aspects) {
      aspects.remove(varying.keySet());
    }
    skus.forEach(body.putArray(SKUS)::add);
    ArrayNode specifications = body.putObject("variesBy").putArray("specifications");
    varying.forEach(
        (name, values) -> {
          ObjectNode specification = specifications.addObject().put("name", name);
          values.forEach(specification.putArray("values")::add);
        });
    return new EbayGroup(key, List.copyOf(skus), body);
  }

  /** Whether it is a product alone, which eBay takes in no group. */
  boolean variesByNothing() {
    return body.path("variesBy").path("specifications").isEmpty();
  }

  /** Whether eBay has it so: the order of the variants does not count. */
  boolean is(JsonNode there) {
    ObjectNode rest = body.deepCopy();
    rest.remove(SKUS);
    return new HashSet<>(skus).equals(new HashSet<>(skusOf(there))) && Contained.in(there, rest);
  }

  static List<String> skusOf(JsonNode there) {
    return there.path(SKUS).valueStream().map(sku -> sku.asString("")).toList();
  }

  /** The body of the request that replaces a group whole: what is there and not ours stays. */
  ObjectNode over(@Nullable JsonNode there) {
    ObjectNode whole = Json.MAPPER.createObjectNode();
    if (there != null) {
      there.properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
      whole.remove(KEY);
    }
    JsonNode images = whole.path("variesBy").path("aspectsImageVariesBy");
    body.properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
    if (!images.isEmpty()) {
      whole.withObject("variesBy").set("aspectsImageVariesBy", images);
    }
    return whole;
  }
}
