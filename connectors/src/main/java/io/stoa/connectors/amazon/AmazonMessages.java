package io.stoa.connectors.amazon;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemIssue;
import io.stoa.connectors.exchange.Content;
import io.stoa.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said to Amazon of items: messages of a listings feed
 * (schemas/feeds/listings-feed-schema-v2.json of the models) and bodies of the Listings Items API.
 */
final class AmazonMessages {
  private static final String PARTIAL_UPDATE = "PARTIAL_UPDATE";
  private static final int LONGEST_SKU = 40;

  private AmazonMessages() {}

  /** Why the item cannot be sent at all; null when it can. */
  static @Nullable ItemIssue problem(BatchItem item) {
    if (item.sku().isBlank() || item.sku().length() > LONGEST_SKU) {
      return ItemIssue.error("sku", "sku", "A SKU at Amazon has 1 to 40 characters.");
    }
    JsonNode payload = item.payload();
    if (payload == null) {
      return null;
    }
    String sku = payload.path("sku").asString(item.sku());
    if (!sku.equals(item.sku())) {
      return ItemIssue.error(
          "sku",
          "sku",
          "The field sku is mapped to '%s'. Listings are found again by the product's own identifier:"
                  .formatted(sku)
              + " map it to sku().");
    }
    if (payload.path("productType").asString("").isEmpty()) {
      return ItemIssue.error("productType", "productType", "An item needs a product type.");
    }
    return payload.path("attributes").isEmpty()
        ? ItemIssue.error("attributes", "attributes", "An item needs attributes.")
        : null;
  }

  /** The same with all that it was wanted to be, a partial update too. */
  static boolean isPartial(BatchItem item) {
    JsonNode payload = item.payload();
    return payload != null && payload.path("operationType").asString("").equals(PARTIAL_UPDATE);
  }

  /**
   * A whole feed. The report is asked to say how each listing fares, not only whether its message
   * was read.
   *
   * @param numbered messages by number; numbers of items that are not sent are missing
   */
  static Content feed(AmazonPlace place, Map<Integer, BatchItem> numbered) {
    ObjectNode feed = Json.MAPPER.createObjectNode();
    ObjectNode header = feed.putObject("header");
    header.put("sellerId", place.seller());
    header.put("version", "2.0");
    header.put("issueLocale", place.locale());
    ObjectNode report = header.putObject("report");
    report.putArray("includedData").add("summaries").add("issues");
    report.put("apiVersion", "2021-08-01");
    ArrayNode messages = feed.putArray("messages");
    numbered.forEach((number, item) -> messages.add(message(number, item)));
    return Content.of(Json.write(feed));
  }

  private static ObjectNode message(int number, BatchItem item) {
    ObjectNode message = Json.MAPPER.createObjectNode();
    message.put("messageId", number);
    message.put("sku", item.sku());
    JsonNode payload = item.payload();
    if (payload == null || item.action() == ItemAction.DELETE) {
      return message.put("operationType", "DELETE");
    }
    message.put("operationType", isPartial(item) ? PARTIAL_UPDATE : "UPDATE");
    message.set("productType", payload.path("productType"));
    if (!isPartial(item) && payload.has("requirements")) {
      message.set("requirements", payload.path("requirements"));
    }
    message.set("attributes", payload.path("attributes"));
    return message;
  }

  /** Of putListingsItem: everything that the listing shall say. */
  static JsonNode whole(JsonNode payload) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.set("productType", payload.path("productType"));
    if (payload.has("requirements")) {
      body.set("requirements", payload.path("requirements"));
    }
    body.set("attributes", payload.path("attributes"));
    return body;
  }

  /** Of patchListingsItem: only these attributes change. */
  static JsonNode patches(JsonNode payload) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.set("productType", payload.path("productType"));
    ArrayNode patches = body.putArray("patches");
    payload
        .path("attributes")
        .properties()
        .forEach(
            attribute -> {
              ObjectNode patch = patches.addObject();
              patch.put("op", "replace");
              patch.put("path", "/attributes/" + attribute.getKey());
              patch.set("value", attribute.getValue());
            });
    return body;
  }

  static List<String> skus(List<BatchItem> items) {
    return items.stream().map(BatchItem::sku).toList();
  }
}
