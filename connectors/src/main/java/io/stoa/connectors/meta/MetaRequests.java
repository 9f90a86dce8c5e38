package io.stoa.connectors.meta;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemRef;
import io.stoa.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes requests of a batch from items. */
final class MetaRequests {
  /**
   * What an update leaves as it was unless it is emptied: a sale that has ended must not go on.
   * Meta's own WooCommerce extension empties them the same way.
   */
  private static final List<String> EMPTIED = List.of("sale_price", "sale_price_effective_date");

  private MetaRequests() {}

  /** The id by which the catalogue knows the item. */
  static String id(ItemRef item) {
    String known = item.channelId();
    return known == null ? item.sku() : known;
  }

  static String id(BatchItem item) {
    JsonNode payload = item.payload();
    return payload == null ? id(item.ref()) : payload.path("id").asString("");
  }

  /** What keeps the item from being sent; null when nothing does. */
  static @Nullable String problem(BatchItem item) {
    return item.payload() == null || MetaAnswers.key(id(item)).equals(MetaAnswers.key(item.sku()))
        ? null
        : "The id of an item in the catalogue must be its SKU, %s, so that it is found again there."
            .formatted(item.sku());
  }

  /**
   * The request. Also what is new goes as UPDATE, which creates what is not there: a ledger that
   * does not know of an item that the catalogue already has does no harm.
   */
  static ObjectNode request(BatchItem item) {
    ObjectNode request = Json.MAPPER.createObjectNode();
    JsonNode payload = item.payload();
    if (payload == null) {
      request.put("method", ItemAction.DELETE.name());
      request.putObject("data").put("id", id(item));
      return request;
    }
    request.put("method", ItemAction.UPDATE.name());
    ObjectNode data = (ObjectNode) payload.deepCopy();
    EMPTIED.stream().filter(field -> !data.has(field)).forEach(field -> data.put(field, ""));
    request.set("data", data);
    return request;
  }
}
