package io.stoa.connectors.bigcommerce;

import io.stoa.json.Json;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of requests about one product. */
final class BigCommerceBody {
  /** What is compared by itself, or not at all. */
  private static final Set<String> NOT_COMPARED =
      Set.of("variants", "images", "custom_fields", "brand_name", "custom_url");

  private BigCommerceBody() {}

  /**
   * The payload without what is no variant to BigCommerce: a product without options is its own and
   * only one. A product needs a price of its own: the lowest of its variants where it has none.
   */
  static JsonNode whole(JsonNode payload) {
    ObjectNode body = (ObjectNode) payload.deepCopy();
    ArrayNode variants = Json.MAPPER.createArrayNode();
    for (JsonNode variant : body.path("variants")) {
      JsonNode price = variant.path("price");
      boolean lower =
          body.has("price") && !payload.has("price") && isLess(price, body.path("price"));
      if (price.isNumber() && (!body.has("price") || lower)) {
        body.set("price", price);
      }
      if (!variant.path("option_values").isEmpty()) {
        variants.add(variant);
      }
    }
    if (variants.isEmpty()) {
      body.remove("variants");
    } else {
      body.set("variants", variants);
    }
    return body;
  }

  /** For a new product: with all its variants. */
  static ObjectNode create(JsonNode payload, String sku) {
    ObjectNode body = (ObjectNode) payload.deepCopy();
    body.put("sku", sku);
    return body;
  }

  /**
   * For a product that is there. Variants are changed by themselves; pictures are sent only when it
   * has none, because BigCommerce adds them to those that are there; a sale that has ended is
   * ended.
   */
  static ObjectNode update(JsonNode payload, String sku, JsonNode there) {
    ObjectNode body = create(payload, sku);
    body.put("id", there.path("id").asLong());
    body.remove("variants");
    if (!there.path("images").isEmpty()) {
      body.remove("images");
    }
    if (!body.has("sale_price")) {
      body.put("sale_price", 0);
    }
    if (body.has("custom_fields")) {
      body.set("custom_fields", customFields(body.path("custom_fields"), there));
    }
    return body;
  }

  /** Those that are new or changed; a changed one is known by its id. */
  private static ArrayNode customFields(JsonNode wanted, JsonNode there) {
    Map<String, JsonNode> known = new HashMap<>();
    there
        .path("custom_fields")
        .forEach(field -> known.putIfAbsent(field.path("name").asString(""), field));
    ArrayNode fields = Json.MAPPER.createArrayNode();
    for (JsonNode field : wanted) {
      JsonNode before = known.get(field.path("name").asString(""));
      if (before == null) {
        fields.add(field);
      } else if (!before.path("value").asString("").equals(field.path("value").asString(""))) {
        fields.add(((ObjectNode) field.deepCopy()).put("id", before.path("id").asLong()));
      }
    }
    return fields;
  }

  /** Whether a product that is there is what the payload wants: then it has arrived before. */
  static boolean isThere(JsonNode payload, JsonNode there) {
    for (Map.Entry<String, JsonNode> field : payload.properties()) {
      if (!NOT_COMPARED.contains(field.getKey())
          && !same(field.getValue(), there.path(field.getKey()))) {
        return false;
      }
    }
    return !payload.has("variants") || skus(payload).equals(skus(there));
  }

  private static Set<String> skus(JsonNode product) {
    Set<String> skus = new HashSet<>();
    product.path("variants").forEach(variant -> skus.add(variant.path("sku").asString("")));
    return skus;
  }

  private static boolean same(JsonNode wanted, JsonNode there) {
    if (wanted.isNumber() && there.isNumber()) {
      return number(wanted).compareTo(number(there)) == 0;
    }
    return wanted.equals(there);
  }

  private static boolean isLess(JsonNode one, JsonNode other) {
    return one.isNumber() && number(one).compareTo(number(other)) < 0;
  }

  private static BigDecimal number(JsonNode node) {
    return new BigDecimal(node.asString());
  }
}
