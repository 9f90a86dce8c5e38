package io.stoa.connectors.shopify;

import tools.jackson.databind.JsonNode;

/** Paths of Shopify's errors as our fields are written. */
final class ShopifyPath {
  private ShopifyPath() {}

  /** {@code ["input","variants","0","price"]} becomes {@code variants[0].price}. */
  static String of(JsonNode path) {
    StringBuilder text = new StringBuilder();
    for (JsonNode step : path) {
      String name = step.asString("");
      if (name.equals("input") && text.isEmpty()) {
        continue;
      }
      if (!name.isEmpty() && name.chars().allMatch(Character::isDigit)) {
        text.append('[').append(name).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(name);
      }
    }
    return text.toString();
  }
}
