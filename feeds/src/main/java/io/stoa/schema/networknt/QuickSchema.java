package io.stoa.schema.networknt;

import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides whether a value satisfies a schema, and nothing more: no messages, no notes. Most items
 * do, and Amazon's schemas have hundreds of conditions, so this is what is asked for every item;
 * the validator explains those that do not. It knows the keywords that such schemas use; a schema
 * with any other is left to the validator alone.
 */
final class QuickSchema {
  /** What says nothing about validity by itself. */
  private static final Set<String> SILENT =
      Set.of("$defs", "definitions", "then", "else", "selectors", "deprecated");

  private final JsonNode root;
  private final Map<String, Predicate<JsonNode>> byReference = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  private QuickSchema(JsonNode root) {
    this.root = root;
  }

  /** Empty for a schema with keywords that are not known here. */
  static Optional<Predicate<JsonNode>> of(JsonNode tidySchema) {
    try {
      return Optional.of(new QuickSchema(tidySchema).compile(tidySchema));
    } catch (UnknownKeyword e) {
      return Optional.empty();
    }
  }

  /** Ends the compilation. */
  static final class UnknownKeyword extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownKeyword(String name) {
      super(name, null, false, false);
    }
  }

  private Predicate<JsonNode> compile(JsonNode schema) {
    if (schema.isBoolean()) {
      boolean all = schema.booleanValue();
      return value -> all;
    }
    List<Predicate<JsonNode>> tests = new ArrayList<>();
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      if (!SILENT.contains(keyword.getKey())) {
        tests.add(keyword(keyword.getKey(), keyword.getValue(), schema));
      }
    }
    return tests.size() == 1 ? tests.get(0) : all(tests);
  }

  private Predicate<JsonNode> keyword(String name, JsonNode value, JsonNode schema) {
    return switch (name) {
      case "$ref" -> reference(value.asString(""));
      case "allOf" -> all(list(value));
      case "anyOf" -> any(list(value));
      case "oneOf" -> one(list(value));
      case "not" -> compile(value).negate();
      case "if" -> condition(compile(value), schema);
      case "properties" -> properties(value);
      case "additionalProperties" -> others(value, schema.path("properties"));
      case "items" -> items(value);
      case "contains" -> contains(value, schema);
      case "uniqueItems" -> unique(value, schema);
      default -> QuickKeywords.of(name, value, schema);
    };
  }

  private Predicate<JsonNode> reference(String reference) {
    if (!reference.startsWith("#/") || !open.add(reference)) {
      throw new UnknownKeyword("$ref");
    }
    Predicate<JsonNode> known = byReference.get(reference);
    if (known == null) {
      JsonNode target = root.at(reference.substring(1));
      if (target.isMissingNode()) {
        throw new UnknownKeyword("$ref");
      }
      known = compile(target);
      byReference.put(reference, known);
    }
    open.remove(reference);
    return known;
  }

  private List<Predicate<JsonNode>> list(JsonNode schemas) {
    List<Predicate<JsonNode>> tests = new ArrayList<>();
    schemas.forEach(schema -> tests.add(compile(schema)));
    return tests;
  }

  private static Predicate<JsonNode> all(List<Predicate<JsonNode>> tests) {
    List<Predicate<JsonNode>> each = List.copyOf(tests);
    return value -> {
      for (Predicate<JsonNode> test : each) {
        if (!test.test(value)) {
          return false;
        }
      }
      return true;
    };
  }

  private static Predicate<JsonNode> any(List<Predicate<JsonNode>> tests) {
    List<Predicate<JsonNode>> each = List.copyOf(tests);
    return value -> {
      for (Predicate<JsonNode> test : each) {
        if (test.test(value)) {
          return true;
        }
      }
      return false;
    };
  }

  private static Predicate<JsonNode> one(List<Predicate<JsonNode>> tests) {
    List<Predicate<JsonNode>> each = List.copyOf(tests);
    return value -> {
      int fitting = 0;
      for (Predicate<JsonNode> test : each) {
        fitting += test.test(value) ? 1 : 0;
      }
      return fitting == 1;
    };
  }

  private Predicate<JsonNode> condition(Predicate<JsonNode> when, JsonNode schema) {
    Predicate<JsonNode> then = compile(schema.has("then") ? schema.path("then") : anything());
    Predicate<JsonNode> otherwise = compile(schema.has("else") ? schema.path("else") : anything());
    return value -> when.test(value) ? then.test(value) : otherwise.test(value);
  }

  private static ObjectNode anything() {
    return Json.MAPPER.createObjectNode();
  }

  private Predicate<JsonNode> properties(JsonNode schemas) {
    Map<String, Predicate<JsonNode>> tests = new HashMap<>();
    schemas.properties().forEach(entry -> tests.put(entry.getKey(), compile(entry.getValue())));
    if (tests.size() == 1) {
      Map.Entry<String, Predicate<JsonNode>> only = tests.entrySet().iterator().next();
      String name = only.getKey();
      Predicate<JsonNode> test = only.getValue();
      return value -> {
        JsonNode found = value.isObject() ? value.get(name) : null;
        return found == null || test.test(found);
      };
    }
    return value -> {
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        Predicate<JsonNode> test = tests.get(entry.getKey());
        if (test != null && !test.test(entry.getValue())) {
          return false;
        }
      }
      return true;
    };
  }

  private Predicate<JsonNode> others(JsonNode schema, JsonNode properties) {
    Set<String> known = new HashSet<>();
    properties.properties().forEach(entry -> known.add(entry.getKey()));
    Predicate<JsonNode> test = compile(schema);
    return value -> {
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        if (!known.contains(entry.getKey()) && !test.test(entry.getValue())) {
          return false;
        }
      }
      return true;
    };
  }

  private Predicate<JsonNode> items(JsonNode schema) {
    if (schema.isArray()) {
      throw new UnknownKeyword("items");
    }
    Predicate<JsonNode> test = compile(schema);
    return value -> {
      if (value.isArray()) {
        for (JsonNode entry : value) {
          if (!test.test(entry)) {
            return false;
          }
        }
      }
      return true;
    };
  }

  private Predicate<JsonNode> contains(JsonNode schema, JsonNode parent) {
    if (parent.has("minContains") || parent.has("maxContains")) {
      throw new UnknownKeyword("minContains");
    }
    Predicate<JsonNode> test = compile(schema);
    return value -> {
      if (!value.isArray()) {
        return true;
      }
      for (JsonNode entry : value) {
        if (test.test(entry)) {
          return true;
        }
      }
      return false;
    };
  }

  private static Predicate<JsonNode> unique(JsonNode value, JsonNode schema) {
    if (value.asBoolean(false)) {
      throw new UnknownKeyword("uniqueItems" + schema.size());
    }
    return any -> true;
  }
}
