package io.stoa.connectors.bigcommerce;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ListedPage;
import io.stoa.connectors.http.Address;
import io.stoa.connectors.http.Answer;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Looks at the products of a store. A product of ours carries its item's key as a metafield that
 * only our app sees; by it we know ours from others.
 */
final class BigCommerceProducts {
  private static final String NAMESPACE = "stoa";
  private static final String KEY = "item";
  private static final int AT_ONCE = 50;
  private static final int MARKS_AT_ONCE = 10;
  private static final int LISTED = 50;

  private final BigCommerceClient client;

  BigCommerceProducts(BigCommerceClient client) {
    this.client = client;
  }

  /** The products with these ids, by id. */
  Map<String, JsonNode> byId(Collection<String> ids) throws DeliveryException {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    for (JsonNode product : find("id:in", ids)) {
      found.put(product.path("id").asString(""), product);
    }
    return found;
  }

  /** The products with these SKUs of their own, by SKU in capitals. */
  Map<String, JsonNode> bySku(Collection<String> skus) throws DeliveryException {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    for (JsonNode product : find("sku:in", skus)) {
      found.put(key(product.path("sku").asString("")), product);
    }
    return found;
  }

  static String key(String sku) {
    return sku.toUpperCase(Locale.ROOT);
  }

  private List<JsonNode> find(String filter, Collection<String> values) throws DeliveryException {
    List<JsonNode> products = new ArrayList<>();
    List<String> all = values.stream().distinct().toList();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      Address address =
          client
              .products()
              .query(
                  filter, String.join(",", all.subList(from, Math.min(from + AT_ONCE, all.size()))))
              .query("include", "variants,images,custom_fields")
              .query("limit", "250");
      client.read("getProducts", address).path("data").forEach(products::add);
    }
    return products;
  }

  /** Makes products ours; what is ours already does no harm. */
  void mark(Map<String, String> skusById) throws DeliveryException {
    List<Map.Entry<String, String>> all = List.copyOf(skusById.entrySet());
    for (int from = 0; from < all.size(); from += MARKS_AT_ONCE) {
      List<Map.Entry<String, String>> part =
          all.subList(from, Math.min(from + MARKS_AT_ONCE, all.size()));
      ArrayNode body = Json.MAPPER.createArrayNode();
      part.forEach(one -> metafield(body, one));
      Answer answer = marked(body);
      if (!answer.isGood() && part.size() > 1) {
        for (Map.Entry<String, String> one : part) {
          ArrayNode alone = Json.MAPPER.createArrayNode();
          metafield(alone, one);
          marked(alone);
        }
      }
    }
  }

  private Answer marked(ArrayNode body) throws DeliveryException {
    return client.change(
        "POST", "createProductMetafields", client.products("metafields"), body, true);
  }

  private static void metafield(ArrayNode body, Map.Entry<String, String> one) {
    body.addObject()
        .put("resource_id", Long.parseLong(one.getKey()))
        .put("permission_set", "app_only")
        .put("namespace", NAMESPACE)
        .put("key", KEY)
        .put("value", one.getValue());
  }

  /** Whether the product carries the key of that item. */
  boolean isOurs(String id, String sku) throws DeliveryException {
    Address address =
        client.products(id, "metafields").query("namespace", NAMESPACE).query("key", KEY);
    for (JsonNode metafield : client.read("getProductMetafields", address).path("data")) {
      if (metafield.path("value").asString("").equals(sku)) {
        return true;
      }
    }
    return false;
  }

  /** A page of our products. */
  ListedPage page(@Nullable String cursor) throws DeliveryException {
    int number = cursor == null ? 1 : Integer.parseInt(cursor);
    Address address =
        client
            .products("metafields")
            .query("namespace", NAMESPACE)
            .query("key", KEY)
            .query("limit", Integer.toString(LISTED))
            .query("page", Integer.toString(number));
    JsonNode answer = client.read("getAllProductMetafields", address);
    Map<String, String> skus = new LinkedHashMap<>();
    answer
        .path("data")
        .forEach(
            metafield ->
                skus.put(
                    metafield.path("resource_id").asString(""),
                    metafield.path("value").asString("")));
    List<ItemAnswer> items = new ArrayList<>();
    byId(skus.keySet())
        .forEach(
            (id, product) ->
                items.add(BigCommerceAnswers.state(skus.getOrDefault(id, ""), product)));
    int pages = answer.path("meta").path("pagination").path("total_pages").asInt(0);
    return new ListedPage(items, number < pages ? Integer.toString(number + 1) : null);
  }
}
