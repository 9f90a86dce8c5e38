package io.stoa.connectors.shopify;

import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What is left to be published of a product that was set. */
final class ShopifyPublish {
  private ShopifyPublish() {}

  /** The ids of publications in several lists, each once. */
  static SortedSet<String> ids(Iterable<ArrayNode> lists) {
    SortedSet<String> ids = new TreeSet<>();
    lists.forEach(list -> list.forEach(one -> ids.add(id(one))));
    return ids;
  }

  /**
   * Publications with a date, and those on which the product is not yet.
   *
   * @param wanted as PublicationInput
   * @param asked the ids that the mutation asked for, in their order
   * @param product of its answer
   */
  static ArrayNode left(ArrayNode wanted, SortedSet<String> asked, JsonNode product) {
    List<String> order = new ArrayList<>(asked);
    ArrayNode left = Json.MAPPER.createArrayNode();
    for (JsonNode one : wanted) {
      boolean there = product.path("p" + order.indexOf(id(one))).asBoolean(false);
      if (one.has("publishDate") || !there) {
        left.add(one);
      }
    }
    return left;
  }

  private static String id(JsonNode publication) {
    return publication.path("publicationId").asString("");
  }
}
