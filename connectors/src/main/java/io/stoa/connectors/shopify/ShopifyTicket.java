package io.stoa.connectors.shopify;

import io.stoa.connector.Ticket;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bulk operation under way.
 *
 * @param operation Shopify's id
 * @param batch key of the batch
 * @param deletes whether it deletes; else it sets
 * @param items which of the batch's items are its lines, in their order
 * @param plans what is to be published when it is done
 */
record ShopifyTicket(
    String operation, String batch, boolean deletes, BitSet items, List<ShopifyTicket.Plan> plans) {
  /** More would make the ticket too long. */
  static final int MOST_PLANS = 6;

  ShopifyTicket {
    items = (BitSet) items.clone();
    plans = List.copyOf(plans);
  }

  /**
   * @param publications where, as PublicationInput
   * @param items which of the batch's items
   */
  record Plan(ArrayNode publications, BitSet items) {
    Plan {
      items = (BitSet) items.clone();
    }
  }

  Ticket ticket() {
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("operation", operation)
            .put("batch", batch)
            .put("deletes", deletes)
            .put("items", text(items));
    ArrayNode list = json.putArray("plans");
    for (Plan plan : plans) {
      ObjectNode one = list.addObject().put("items", text(plan.items()));
      one.set("publications", plan.publications());
    }
    return new Ticket(json.toString());
  }

  static ShopifyTicket read(Ticket ticket) {
    JsonNode json = Json.MAPPER.readTree(ticket.text());
    List<Plan> plans = new ArrayList<>();
    for (JsonNode plan : json.path("plans")) {
      plans.add(new Plan((ArrayNode) plan.path("publications"), bits(plan)));
    }
    return new ShopifyTicket(
        json.path("operation").asString(""),
        json.path("batch").asString(""),
        json.path("deletes").asBoolean(false),
        bits(json),
        plans);
  }

  private static String text(BitSet items) {
    return Base64.getEncoder().encodeToString(items.toByteArray());
  }

  private static BitSet bits(JsonNode json) {
    return BitSet.valueOf(Base64.getDecoder().decode(json.path("items").asString("")));
  }

  /** Index of the item by the number of the line. */
  int[] lines() {
    return items.stream().toArray();
  }
}
