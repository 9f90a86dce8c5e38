package io.stoa.connectors.ebay;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Whether what is there already is what is wanted. */
final class Contained {
  private Contained() {}

  /** Every field that is wanted is there with the same value; others may be there too. */
  static boolean in(JsonNode there, JsonNode wanted) {
    if (wanted.isObject()) {
      for (Map.Entry<String, JsonNode> field : wanted.properties()) {
        if (!in(there.path(field.getKey()), field.getValue())) {
          return false;
        }
      }
      return there.isObject();
    }
    if (wanted.isNumber() && there.isNumber()) {
      return wanted.decimalValue().compareTo(there.decimalValue()) == 0;
    }
    return wanted.equals(there);
  }
}
