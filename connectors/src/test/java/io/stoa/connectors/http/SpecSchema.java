package io.stoa.connectors.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/**
 * Holds JSON against a schema of OpenAPI 3.0 or Swagger 2.0, more strictly than the specification
 * asks: a property that the schema does not name is wrong unless it allows others by name.
 */
final class SpecSchema {
  private static final int DEEPEST = 40;
  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

  private final UnaryOperator<JsonNode> resolved;
  private final boolean request;

  /**
   * @param resolved follows a reference
   * @param request whether the value is sent, so that it must not have what is for reading only
   */
  SpecSchema(UnaryOperator<JsonNode> resolved, boolean request) {
    this.resolved = resolved;
    this.request = request;
  }

  /** All that is wrong, each as path and reason. */
  List<String> breaches(JsonNode schema, JsonNode value) {
    List<String> breaches = new ArrayList<>();
    check(schema, value, "", true, 0, breaches);
    return breaches;
  }

  private void check(
      JsonNode unresolved,
      JsonNode value,
      String at,
      boolean whole,
      int depth,
      List<String> breaches) {
    JsonNode schema = resolved.apply(unresolved);
    if (depth > DEEPEST) {
      return;
    }
    if (value.isNull()) {
      if (!nullable(schema)) {
        breaches.add(at + " must not be null");
      }
      return;
    }
    String type = schema.path("type").asString("");
    if (!type.isEmpty() && !is(type, value)) {
      breaches.add("%s is no %s but %s".formatted(at, type, value));
      return;
    }
    JsonNode words = schema.path("enum");
    if (words.isArray() && words.valueStream().noneMatch(w -> same(w, value))) {
      breaches.add("%s is %s, none of the words allowed".formatted(at, value));
    }
    if (value.isString()) {
      text(schema, value.asString(), at, breaches);
    } else if (value.isNumber()) {
      range(schema, "minimum", "maximum", value.asDouble(), at, breaches);
    } else if (value.isArray()) {
      range(schema, "minItems", "maxItems", value.size(), at + " length", breaches);
      for (JsonNode one : value) {
        check(schema.path("items"), one, at + "[]", true, depth + 1, breaches);
      }
    } else if (value.isObject()) {
      object(schema, value, at, whole, depth, breaches);
    }
    for (JsonNode part : schema.path("allOf")) {
      check(part, value, at, false, depth + 1, breaches);
    }
    anyOf(schema.path("oneOf"), value, at, depth, breaches);
    anyOf(schema.path("anyOf"), value, at, depth, breaches);
  }

  private void anyOf(
      JsonNode choices, JsonNode value, String at, int depth, List<String> breaches) {
    List<List<String>> each = new ArrayList<>();
    for (JsonNode choice : choices) {
      List<String> wrong = new ArrayList<>();
      check(choice, value, at, true, depth + 1, wrong);
      each.add(wrong);
    }
    each.stream().min(Comparator.comparing(List::size)).ifPresent(breaches::addAll);
  }

  private void object(
      JsonNode schema, JsonNode value, String at, boolean whole, int depth, List<String> breaches) {
    JsonNode properties = schema.path("properties");
    for (JsonNode required : schema.path("required")) {
      String name = required.asString("");
      boolean ofOtherWay =
          resolved
              .apply(properties.path(name))
              .path(request ? "readOnly" : "writeOnly")
              .asBoolean();
      if (!value.has(name) && !ofOtherWay) {
        breaches.add("%s.%s is required".formatted(at, name));
      }
    }
    Map<String, JsonNode> known = new LinkedHashMap<>();
    boolean open = collect(schema, known, 0);
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String path = at + "." + field.getKey();
      JsonNode own = properties.path(field.getKey());
      if (!own.isMissingNode()) {
        if (request && (own.path("readOnly").asBoolean() || readOnly(own))) {
          breaches.add(path + " is for reading only");
        }
        check(own, field.getValue(), path, true, depth + 1, breaches);
      } else if (schema.path("additionalProperties").isObject()) {
        check(
            schema.path("additionalProperties"), field.getValue(), path, true, depth + 1, breaches);
      } else if (whole && !open && !known.containsKey(field.getKey())) {
        breaches.add(path + " is unknown");
      }
    }
  }

  private boolean readOnly(JsonNode schema) {
    return resolved.apply(schema).path("readOnly").asBoolean();
  }

  /** The properties by name, also of what the schema is made of; true when any other is allowed. */
  private boolean collect(JsonNode unresolved, Map<String, JsonNode> known, int depth) {
    JsonNode schema = resolved.apply(unresolved);
    if (depth > DEEPEST) {
      return true;
    }
    schema
        .path("properties")
        .properties()
        .forEach(p -> known.putIfAbsent(p.getKey(), p.getValue()));
    JsonNode others = schema.path("additionalProperties");
    boolean open = others.isObject() || others.asBoolean(false);
    for (String parts : List.of("allOf", "oneOf", "anyOf")) {
      for (JsonNode part : schema.path(parts)) {
        Map<String, JsonNode> more = new LinkedHashMap<>();
        open |= collect(part, more, depth + 1) && !more.isEmpty();
        more.forEach(known::putIfAbsent);
      }
    }
    return open || known.isEmpty();
  }

  private boolean nullable(JsonNode schema) {
    boolean says =
        schema.path("nullable").asBoolean()
            || schema.path("x-nullable").asBoolean()
            || (schema.path("type").isMissingNode() && schema.path("allOf").isMissingNode());
    for (String parts : List.of("allOf", "oneOf", "anyOf")) {
      for (JsonNode part : schema.path(parts)) {
        says |= resolved.apply(part).path("nullable").asBoolean();
      }
    }
    return says;
  }

  private static boolean is(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      default -> value.isObject();
    };
  }

  private static boolean same(JsonNode word, JsonNode value) {
    return word.equals(value) || word.asString("").equals(value.asString("-"));
  }

  private static void text(JsonNode schema, String text, String at, List<String> breaches) {
    int length = text.codePointCount(0, text.length());
    range(schema, "minLength", "maxLength", length, at + " length", breaches);
    String pattern = schema.path("pattern").asString("");
    if (!pattern.isEmpty() && !matches(pattern, text)) {
      breaches.add("%s does not match %s".formatted(at, pattern));
    }
    if (schema.path("format").asString("").equals("date-time") && !MOMENT.matcher(text).matches()) {
      breaches.add("%s is no date-time but %s".formatted(at, text));
    }
  }

  /** A pattern of another dialect says nothing here. */
  private static boolean matches(String pattern, String text) {
    try {
      return Pattern.compile(pattern).matcher(text).find();
    } catch (PatternSyntaxException e) {
      return true;
    }
  }

  private static void range(
      JsonNode schema, String least, String most, double value, String at, List<String> breaches) {
    if (value < schema.path(least).asDouble(Double.NEGATIVE_INFINITY)
        || value > schema.path(most).asDouble(Double.POSITIVE_INFINITY)) {
      breaches.add("%s is out of range".formatted(at));
    }
  }
}
