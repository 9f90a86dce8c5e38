package io.stoa.connectors.shopify;

import io.stoa.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * A GraphQL request.
 *
 * @param operation what it does, for people who look it up
 * @param points what it costs at most, as far as we can tell; Shopify knows better
 * @param repeatable whether doing it twice is the same as doing it once
 */
record ShopifyRequest(
    String operation, String document, ObjectNode variables, double points, boolean repeatable) {
  /** Only reads. */
  static ShopifyRequest read(
      String operation, String document, ObjectNode variables, double points) {
    return new ShopifyRequest(operation, document, variables, points, true);
  }

  /** Changes something; each mutation costs 10 points. */
  static ShopifyRequest change(String operation, String document, ObjectNode variables) {
    return new ShopifyRequest(operation, document, variables, 10, false);
  }

  ShopifyRequest mayRepeat() {
    return new ShopifyRequest(operation, document, variables, points, true);
  }

  ObjectNode body() {
    ObjectNode body = Json.MAPPER.createObjectNode().put("query", document);
    body.set("variables", variables);
    return body;
  }
}
