package io.stoa.connectors.klaviyo;

import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Klaviyo's specification says of the objects of a job: which attributes there are, of which
 * type, which are required and which may be null. Source: github.com/klaviyo/openapi, 2026-07-15.
 */
final class KlaviyoShapes {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("external_id", "string"),
          Map.entry("integration_type", "string"),
          Map.entry("catalog_type", "string"),
          Map.entry("title", "string"),
          Map.entry("description", "string"),
          Map.entry("url", "string"),
          Map.entry("price", "number"),
          Map.entry("image_full_url", "string"),
          Map.entry("image_thumbnail_url", "string"),
          Map.entry("images", "array"),
          Map.entry("custom_metadata", "object"),
          Map.entry("published", "boolean"),
          Map.entry("sku", "string"),
          Map.entry("inventory_quantity", "number"),
          Map.entry("inventory_policy", "number"));

  private static final Set<String> OF_VARIANTS =
      Set.of("sku", "inventory_quantity", "inventory_policy");
  private static final Set<String> ONLY_CREATED =
      Set.of("external_id", "integration_type", "catalog_type");
  private static final Set<String> NULL_WHEN_CREATED =
      Set.of("image_full_url", "image_thumbnail_url", "images", "custom_metadata", "published");

  private KlaviyoShapes() {}

  /** What is wrong with the request of a job, as errors of JSON:API. */
  static List<ObjectNode> errors(KlaviyoResource resource, KlaviyoKind kind, JsonNode body) {
    List<ObjectNode> errors = new ArrayList<>();
    if (!body.at("/data/type").asString("").equals(resource.jobType(kind))) {
      errors.add(error("/data/type", "invalid", "Unknown type of job."));
    }
    JsonNode list = body.at("/data/attributes/" + resource.list() + "/data");
    if (list.isEmpty() || list.size() > 100) {
      errors.add(error("/data/attributes", "invalid", "1 to 100 objects."));
    }
    for (int i = 0; i < list.size(); i++) {
      String at = "/data/attributes/" + resource.list() + "/data/" + i;
      object(resource, kind, list.get(i), at, errors);
    }
    return errors;
  }

  private static void object(
      KlaviyoResource resource,
      KlaviyoKind kind,
      JsonNode object,
      String at,
      List<ObjectNode> errors) {
    if (!object.path("type").asString("").equals(resource.type())) {
      errors.add(error(at + "/type", "invalid", "Unknown type."));
    }
    if (kind != KlaviyoKind.CREATE
        && !object.path("id").asString("").matches("\\$custom:::\\$default:::.+")) {
      errors.add(error(at + "/id", "invalid", "Not a compound id."));
    }
    if (kind == KlaviyoKind.DELETE) {
      if (object.size() != 2) {
        errors.add(error(at, "invalid", "Only type and id."));
      }
      return;
    }
    JsonNode attributes = object.path("attributes");
    for (String required : required(resource, kind)) {
      if (attributes.path(required).isMissingNode() || attributes.path(required).isNull()) {
        errors.add(error(at + "/attributes/" + required, "invalid", required + " is required."));
      }
    }
    for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
      if (!fits(resource, kind, attribute.getKey(), attribute.getValue())) {
        errors.add(
            error(
                at + "/attributes/" + attribute.getKey(),
                "invalid",
                attribute.getKey() + " is not as documented."));
      }
    }
    if (resource == KlaviyoResource.VARIANT
        && kind == KlaviyoKind.CREATE
        && object.at("/relationships/item/data/id").asString("").isEmpty()) {
      errors.add(error(at + "/relationships/item", "invalid", "item is required."));
    }
  }

  private static List<String> required(KlaviyoResource resource, KlaviyoKind kind) {
    if (kind == KlaviyoKind.UPDATE) {
      return List.of();
    }
    return resource == KlaviyoResource.ITEM
        ? List.of("external_id", "title", "description", "url")
        : List.of(
            "external_id", "title", "description", "sku", "inventory_quantity", "price", "url");
  }

  private static boolean fits(
      KlaviyoResource resource, KlaviyoKind kind, String name, JsonNode value) {
    String type = TYPES.get(name);
    if (type == null
        || (resource == KlaviyoResource.ITEM && OF_VARIANTS.contains(name))
        || (kind == KlaviyoKind.UPDATE && ONLY_CREATED.contains(name))) {
      return false;
    }
    if (value.isNull()) {
      boolean itemsPrice = name.equals("price") && resource == KlaviyoResource.ITEM;
      return kind == KlaviyoKind.UPDATE || itemsPrice || NULL_WHEN_CREATED.contains(name);
    }
    return switch (type) {
      case "string" -> value.isString();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray() && value.valueStream().allMatch(JsonNode::isString);
      default -> value.isObject() && value.valueStream().noneMatch(JsonNode::isObject);
    };
  }

  static ObjectNode error(String pointer, String code, String detail) {
    ObjectNode error =
        Json.MAPPER
            .createObjectNode()
            .put("id", "e1")
            .put("code", code)
            .put("title", "Invalid input.")
            .put("detail", detail);
    error.putObject("source").put("pointer", pointer);
    return error;
  }
}
