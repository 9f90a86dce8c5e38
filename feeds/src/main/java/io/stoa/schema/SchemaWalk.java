package io.stoa.schema;

import io.stoa.requirement.FieldRule.Length;
import io.stoa.requirement.FieldRule.Range;
import io.stoa.requirement.FieldType;
import io.stoa.requirement.LengthUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the single values that a schema of nested objects and arrays describes. Used once. */
final class SchemaWalk {
  private static final int DEEPEST = 20;
  private static final int LONGEST_SAYING = 400;
  private static final String DEFINITIONS = "#/$defs/";
  private static final Set<String> DATES = Set.of("date", "date-time");

  private final JsonNode root;
  private final Set<String> selectors;
  private final List<SchemaField> found = new ArrayList<>();

  private SchemaWalk(JsonNode root, Set<String> selectors) {
    this.root = root;
    this.selectors = selectors;
  }

  /**
   * @param selectors names of what stands beside values and is no value itself
   */
  static List<SchemaField> fields(JsonNode schema, Set<String> selectors) {
    SchemaWalk walk = new SchemaWalk(schema, selectors);
    schema
        .path("properties")
        .properties()
        .forEach(property -> walk.visit(property.getKey(), property.getValue(), List.of(), null));
    return walk.found;
  }

  /** Names at the top that are always wanted. */
  static Set<String> required(JsonNode schema) {
    Set<String> names = new LinkedHashSet<>();
    schema.path("required").forEach(name -> names.add(name.asString("")));
    return names;
  }

  /** All names that may be at the top; null where any may. */
  static @Nullable Set<String> known(JsonNode schema) {
    JsonNode others = schema.path("additionalProperties");
    return others.isBoolean() && !others.booleanValue() && !schema.has("patternProperties")
        ? new LinkedHashSet<>(schema.path("properties").propertyNames())
        : null;
  }

  /**
   * @param beside selectors met on the way
   * @param array the schema of the outermost array, null outside of arrays
   */
  private void visit(String path, JsonNode given, List<String> beside, @Nullable JsonNode array) {
    JsonNode schema = resolved(given);
    if (path.length() > 250 || path.chars().filter(c -> c == '.').count() > DEEPEST) {
      return;
    }
    if (schema.path("properties").isObject()) {
      object(path, schema.path("properties"), beside, array);
    } else if (schema.path("items").isObject()) {
      visit(path + "[]", schema.path("items"), beside, array == null ? schema : array);
    } else {
      leaf(path, schema, beside, array);
    }
  }

  private void object(
      String path, JsonNode properties, List<String> beside, @Nullable JsonNode array) {
    int first = path.indexOf("[]");
    List<String> more = new ArrayList<>(beside);
    for (String selector : selectors) {
      if (first >= 0 && properties.has(selector)) {
        String inner = path.substring(first + 2);
        more.add(inner.isEmpty() ? selector : inner.substring(1) + "." + selector);
      }
    }
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      if (!selectors.contains(property.getKey())) {
        visit(path + "." + property.getKey(), property.getValue(), more, array);
      }
    }
  }

  private void leaf(String path, JsonNode schema, List<String> beside, @Nullable JsonNode array) {
    List<String> values = values(schema);
    FieldType single = type(schema, values);
    boolean list = array != null && isDirect(path) && most(array) != 1;
    Integer most = array == null || most(array) < 0 ? null : Integer.valueOf(most(array));
    found.add(
        new SchemaField(
            path,
            list ? FieldType.LIST : single,
            list ? single : null,
            single == FieldType.TEXT ? length(schema) : null,
            values,
            single == FieldType.NUMBER || single == FieldType.INTEGER ? range(schema) : null,
            list ? most : null,
            beside,
            says(schema)));
  }

  /** Whether it is the one value of an entry, not one of several: lists of those stay apart. */
  private static boolean isDirect(String path) {
    return path.endsWith("[]")
        || (path.endsWith("[].value") && path.indexOf("[]") == path.lastIndexOf("[]"));
  }

  /** Entries that the array may have with the same selectors; negative for any number. */
  private static int most(JsonNode array) {
    int unique = array.path("maxUniqueItems").asInt(-1);
    return unique >= 0 ? unique : array.path("maxItems").asInt(-1);
  }

  private JsonNode resolved(JsonNode schema) {
    String ref = schema.path("$ref").asString("");
    return ref.startsWith(DEFINITIONS)
        ? root.path("$defs").path(ref.substring(DEFINITIONS.length()))
        : schema;
  }

  private static FieldType type(JsonNode schema, List<String> values) {
    String type =
        schema.path("type").isArray()
            ? schema.path("type").path(0).asString("")
            : schema.path("type").asString("");
    return switch (type) {
      case "boolean" -> FieldType.BOOLEAN;
      case "integer" -> FieldType.INTEGER;
      case "number" -> FieldType.NUMBER;
      case "object", "array" -> FieldType.JSON;
      default -> isDate(schema) ? FieldType.DATE_TIME : text(values);
    };
  }

  private static FieldType text(List<String> values) {
    return values.isEmpty() ? FieldType.TEXT : FieldType.ENUM;
  }

  private static boolean isDate(JsonNode schema) {
    JsonNode kinds = schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf");
    if (!kinds.isArray() || kinds.isEmpty()) {
      return DATES.contains(schema.path("format").asString(""));
    }
    for (JsonNode kind : kinds) {
      if (!DATES.contains(kind.path("format").asString(""))) {
        return false;
      }
    }
    return true;
  }

  /** The closed list of texts; a list beside which any text is let through is none. */
  private static List<String> values(JsonNode schema) {
    List<String> values = new ArrayList<>();
    if ("string".equals(schema.path("type").asString("string"))) {
      schema.path("enum").forEach(value -> values.add(value.asString("")));
    }
    return values;
  }

  private static @Nullable Length length(JsonNode schema) {
    if (schema.has("maxUtf8ByteLength") || schema.has("minUtf8ByteLength")) {
      return new Length(
          number(schema, "minUtf8ByteLength"),
          number(schema, "maxUtf8ByteLength"),
          LengthUnit.UTF8_BYTES);
    }
    return schema.has("maxLength") || schema.has("minLength")
        ? new Length(
            number(schema, "minLength"), number(schema, "maxLength"), LengthUnit.CODE_POINTS)
        : null;
  }

  private static @Nullable Integer number(JsonNode schema, String keyword) {
    JsonNode value = schema.path(keyword);
    return value.isIntegralNumber() && value.canConvertToInt()
        ? Integer.valueOf(value.asInt())
        : null;
  }

  private static @Nullable Range range(JsonNode schema) {
    BigDecimal min = decimal(schema, "minimum");
    BigDecimal max = decimal(schema, "maximum");
    return min == null && max == null ? null : new Range(min, max);
  }

  private static @Nullable BigDecimal decimal(JsonNode schema, String keyword) {
    return schema.path(keyword).isNumber() ? schema.path(keyword).decimalValue() : null;
  }

  private static String says(JsonNode schema) {
    String title = schema.path("title").asString("");
    String description = schema.path("description").asString("");
    String both = title.isEmpty() ? description : title + ". " + description;
    return both.length() <= LONGEST_SAYING ? both : both.substring(0, LONGEST_SAYING - 1) + "…";
  }
}
