package io.stoa.connectors.square;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemState;
import io.stoa.connector.ListedPage;
import io.stoa.connectors.http.Address;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks at a seller's catalogue, and takes things out of it. */
final class SquareCatalog {
  /** Entries of one request: batch_retrieve_max_object_ids, a set query, a deletion. */
  private static final int RETRIEVED = 1_000;

  private static final int SEARCHED = 250;
  private static final int DELETED = 200;

  private final SquareClient client;

  SquareCatalog(SquareClient client) {
    this.client = client;
  }

  /** The items that are there, by their id. */
  Map<String, JsonNode> items(Collection<String> ids) throws DeliveryException {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    List<String> all = List.copyOf(new LinkedHashSet<>(ids));
    for (int from = 0; from < all.size(); from += RETRIEVED) {
      ObjectNode body = Json.MAPPER.createObjectNode();
      strings(body.putArray("object_ids"), part(all, from, RETRIEVED));
      JsonNode answer =
          client.read("batchRetrieve", client.address("catalog", "batch-retrieve"), body);
      for (JsonNode object : answer.path("objects")) {
        if (!object.path("is_deleted").asBoolean(false)) {
          found.put(object.path("id").asString(""), object);
        }
      }
    }
    return found;
  }

  /** Ids of the items whose variations have these SKUs, by SKU in capitals: case does not count. */
  Map<String, String> itemsBySku(Collection<String> skus) throws DeliveryException {
    Map<String, String> found = new HashMap<>();
    List<String> all = List.copyOf(new LinkedHashSet<>(skus));
    for (int from = 0; from < all.size(); from += SEARCHED) {
      String cursor = "";
      do {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putArray("object_types").add("ITEM_VARIATION");
        ObjectNode query = body.putObject("query").putObject("set_query");
        query.put("attribute_name", "sku");
        strings(query.putArray("attribute_values"), part(all, from, SEARCHED));
        if (!cursor.isEmpty()) {
          body.put("cursor", cursor);
        }
        JsonNode answer = client.read("search", client.address("catalog", "search"), body);
        for (JsonNode object : answer.path("objects")) {
          JsonNode data = object.path("item_variation_data");
          found.putIfAbsent(key(data.path("sku").asString("")), data.path("item_id").asString(""));
        }
        cursor = answer.path("cursor").asString("");
      } while (!cursor.isEmpty());
    }
    return found;
  }

  static String key(String sku) {
    return sku.toUpperCase(Locale.ROOT);
  }

  private static List<String> part(List<String> all, int from, int size) {
    return all.subList(from, Math.min(from + size, all.size()));
  }

  private static void strings(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  /** Takes objects away, with all that belongs to them; what is not there does no harm. */
  void delete(Collection<String> ids) throws DeliveryException {
    List<String> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += DELETED) {
      ObjectNode body = Json.MAPPER.createObjectNode();
      strings(body.putArray("object_ids"), part(all, from, DELETED));
      JsonNode answer =
          client.change("batchDelete", client.address("catalog", "batch-delete"), body);
      for (SquareError error : SquareError.of(answer)) {
        if (!error.code().equals("NOT_FOUND")) {
          throw DeliveryException.lasting(
              ConnectorError.DESTINATION_REFUSED,
              "Square deletes nothing: " + error.detail(),
              null);
        }
      }
    }
  }

  /** A page of our items; others of the seller are left out. */
  ListedPage page(@Nullable String cursor) throws DeliveryException {
    Address address = client.address("catalog", "list").query("types", "ITEM");
    JsonNode answer =
        client.read("list", cursor == null ? address : address.query("cursor", cursor), null);
    List<ItemAnswer> items = new ArrayList<>();
    for (JsonNode object : answer.path("objects")) {
      SquareMark mark = SquareMark.ofItem(object);
      if (mark != null && !object.path("is_deleted").asBoolean(false)) {
        items.add(state(mark.item(), object));
      }
    }
    String next = answer.path("cursor").asString("");
    return new ListedPage(items, next.isEmpty() ? null : next);
  }

  /** Whether an item can be sold. */
  static ItemAnswer state(String sku, JsonNode item) {
    String id = item.path("id").asString("");
    if (item.path("item_data").path("is_archived").asBoolean(false)) {
      return waiting(sku, id, "item_data.is_archived", "ARCHIVED", "The item is archived.");
    }
    boolean somewhere =
        item.path("present_at_all_locations").asBoolean(false)
            || !item.path("present_at_location_ids").isEmpty();
    return somewhere
        ? new ItemAnswer(sku, ItemState.LIVE, id, List.of())
        : waiting(
            sku, id, "present_at_location_ids[]", "NOT_PRESENT", "It is present at no location.");
  }

  private static ItemAnswer waiting(
      String sku, String id, String attribute, String code, String says) {
    return new ItemAnswer(
        sku,
        ItemState.ACCEPTED,
        id,
        List.of(new ItemIssue(attribute, code, Severity.WARNING, says, null)));
  }

  /** SKUs of an object's variations. */
  static Set<String> skus(JsonNode object) {
    Set<String> skus = new LinkedHashSet<>();
    for (JsonNode variation : object.path("item_data").path("variations")) {
      String sku = variation.path("item_variation_data").path("sku").asString("");
      if (!sku.isEmpty()) {
        skus.add(sku);
      }
    }
    return skus;
  }
}
