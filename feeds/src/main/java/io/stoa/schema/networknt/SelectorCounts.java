package io.stoa.schema.networknt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How often each combination of selectors' values occurs among the objects of an array. */
final class SelectorCounts {
  private SelectorCounts() {}

  /** Names of the selectors that the schema gives; empty for none. */
  static List<String> selectors(JsonNode schema) {
    return schema
        .path(ItemsBySelectors.SELECTORS)
        .valueStream()
        .map(name -> name.asString(""))
        .toList();
  }

  /**
   * @param selectors empty when the whole object counts
   */
  static Map<List<JsonNode>, Integer> of(JsonNode array, List<String> selectors) {
    Map<List<JsonNode>, Integer> counts = new LinkedHashMap<>();
    for (JsonNode entry : array) {
      if (entry.isObject()) {
        List<JsonNode> key =
            selectors.isEmpty() ? List.of(entry) : selectors.stream().map(entry::path).toList();
        counts.merge(key, 1, Integer::sum);
      }
    }
    return counts;
  }
}
