package io.stoa.connectors.klaviyo;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ItemIssue;
import io.stoa.json.Json;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the objects of a job from items. */
record KlaviyoBody(KlaviyoResource resource) {
  private static final String EXTERNAL_ID = "external_id";
  private static final String CATEGORIES = "categories";

  /** In a variant's payload: the external id of the item that it belongs to. */
  static final String ITEM = "item";

  private static final Set<String> NO_ATTRIBUTES = Set.of(EXTERNAL_ID, CATEGORIES, ITEM);

  /** "May not exceed 100kb." */
  private static final int LARGEST_METADATA = 100_000;

  /** What an update leaves as it was unless it is emptied, and may be emptied. */
  private static final List<String> EMPTIED =
      List.of("price", "image_full_url", "image_thumbnail_url", "images", "custom_metadata");

  /** What keeps the item from being sent; null when nothing does. */
  @Nullable ItemIssue problem(BatchItem item) {
    JsonNode payload = item.payload();
    if (payload == null) {
      return null;
    }
    if (!payload.path(EXTERNAL_ID).asString("").equalsIgnoreCase(item.sku())) {
      return ItemIssue.error(
          EXTERNAL_ID,
          EXTERNAL_ID,
          "The external id must be the item's own code, %s, so that it is found again."
              .formatted(item.sku()));
    }
    JsonNode metadata = payload.path("custom_metadata");
    if (!metadata.isMissingNode() && Json.write(metadata).length > LARGEST_METADATA) {
      return ItemIssue.error(
          "custom_metadata",
          "custom_metadata",
          "Has more than %d bytes.".formatted(LARGEST_METADATA));
    }
    return null;
  }

  /** Klaviyo's id of the item. */
  static String id(BatchItem item) {
    JsonNode payload = item.payload();
    if (payload != null) {
      return KlaviyoResource.id(payload.path(EXTERNAL_ID).asString(""));
    }
    return id(item.sku(), item.channelId());
  }

  static String id(String sku, @Nullable String channelId) {
    return channelId == null ? KlaviyoResource.id(sku) : channelId;
  }

  /** Klaviyo's id of the item that a variant belongs to; empty when the payload has none. */
  static String itemOf(BatchItem variant) {
    JsonNode payload = variant.payload();
    String item = payload == null ? "" : payload.path(ITEM).asString("");
    return item.isEmpty() ? "" : KlaviyoResource.id(item);
  }

  ObjectNode job(KlaviyoKind kind, List<BatchItem> items) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    ObjectNode data = body.putObject("data").put("type", resource.jobType(kind));
    ArrayNode list = data.putObject("attributes").putObject(resource.list()).putArray("data");
    for (BatchItem item : items) {
      list.add(
          switch (kind) {
            case CREATE -> created(item);
            case UPDATE -> updated(item);
            case DELETE -> object().put("id", id(item));
          });
    }
    return body;
  }

  private ObjectNode object() {
    return Json.MAPPER.createObjectNode().put("type", resource.type());
  }

  private ObjectNode created(BatchItem item) {
    JsonNode payload = Objects.requireNonNull(item.payload());
    ObjectNode object = object();
    ObjectNode attributes =
        object
            .putObject("attributes")
            .put(EXTERNAL_ID, payload.path(EXTERNAL_ID).asString(""))
            .put("integration_type", "$custom")
            .put("catalog_type", "$default");
    attributes(payload, attributes);
    if (resource == KlaviyoResource.VARIANT) {
      object
          .putObject("relationships")
          .putObject(ITEM)
          .putObject("data")
          .put("type", KlaviyoResource.ITEM.type())
          .put("id", itemOf(item));
    }
    categories(payload, object);
    return object;
  }

  private ObjectNode updated(BatchItem item) {
    JsonNode payload = Objects.requireNonNull(item.payload());
    ObjectNode object = object().put("id", id(item));
    ObjectNode attributes = object.putObject("attributes");
    attributes(payload, attributes);
    EMPTIED.stream().filter(name -> !attributes.has(name)).forEach(attributes::putNull);
    categories(payload, object);
    return object;
  }

  private static void attributes(JsonNode payload, ObjectNode attributes) {
    payload
        .propertyStream()
        .filter(field -> !NO_ATTRIBUTES.contains(field.getKey()))
        .forEach(field -> attributes.set(field.getKey(), field.getValue()));
  }

  private static void categories(JsonNode payload, ObjectNode object) {
    if (payload.path(CATEGORIES).isEmpty()) {
      return;
    }
    ArrayNode data = object.withObject("relationships").putObject(CATEGORIES).putArray("data");
    for (JsonNode category : payload.path(CATEGORIES)) {
      data.addObject()
          .put("type", "catalog-category")
          .put("id", KlaviyoResource.id(category.asString("")));
    }
  }
}
