package io.stoa.schema.networknt;

import io.stoa.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A copy of a schema without what decides nothing: texts for people, and choices that let anything
 * through. Amazon's schemas have hundreds of them, and each would be looked at for every item. What
 * is valid stays the same.
 */
final class TidySchema {
  private static final Set<String> FOR_PEOPLE =
      Set.of("title", "description", "examples", "default", "$comment");

  /** Keywords whose value maps names to schemas. */
  private static final Set<String> BY_NAME =
      Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");

  /** Keywords whose value is a list of schemas. */
  private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf");

  /** Keywords whose value is a schema, or a list of them. */
  private static final Set<String> SINGLE =
      Set.of(
          "items",
          "additionalItems",
          "unevaluatedItems",
          "contains",
          "additionalProperties",
          "unevaluatedProperties",
          "propertyNames",
          "if",
          "then",
          "else",
          "not");

  private TidySchema() {}

  /** Without the name of its meta-schema too: there is one dialect only. */
  static JsonNode of(JsonNode schema) {
    JsonNode tidy = schema(schema);
    if (tidy instanceof ObjectNode root) {
      root.remove("$schema");
      root.remove("$id");
    }
    return tidy;
  }

  private static JsonNode schema(JsonNode schema) {
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode tidy = Json.MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      String name = keyword.getKey();
      JsonNode value = keyword.getValue();
      if (FOR_PEOPLE.contains(name) || AmazonDialect.INFORMATIONAL.contains(name)) {
        continue;
      }
      if (BY_NAME.contains(name) && value.isObject()) {
        tidy.set(name, byName(value));
      } else if (LISTS.contains(name) && value.isArray()) {
        if (!value.isEmpty()) {
          tidy.set(name, list(value));
        }
      } else if (SINGLE.contains(name)) {
        tidy.set(name, value.isArray() ? list(value) : schema(value));
      } else {
        tidy.set(name, value);
      }
    }
    if (letsAnythingThrough(tidy)) {
      tidy.remove("anyOf");
    }
    return tidy;
  }

  private static ObjectNode byName(JsonNode schemas) {
    ObjectNode tidy = Json.MAPPER.createObjectNode();
    schemas.properties().forEach(entry -> tidy.set(entry.getKey(), schema(entry.getValue())));
    return tidy;
  }

  private static ArrayNode list(JsonNode schemas) {
    ArrayNode tidy = Json.MAPPER.createArrayNode();
    schemas.forEach(entry -> tidy.add(schema(entry)));
    return tidy;
  }

  /** Amazon writes open lists as "any text, or one of these texts" beside "a text". */
  private static boolean letsAnythingThrough(ObjectNode schema) {
    JsonNode type = schema.path("type");
    for (JsonNode choice : schema.path("anyOf")) {
      boolean sameType = !type.isMissingNode() && type.equals(choice.path("type"));
      if (choice.isObject() && choice.size() == (sameType ? 1 : 0)) {
        return true;
      }
    }
    return false;
  }
}
