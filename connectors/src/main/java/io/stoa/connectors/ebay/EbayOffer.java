package io.stoa.connectors.ebay;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemState;
import io.stoa.json.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One offer as eBay has it. */
record EbayOffer(JsonNode there) {
  /** What an update does not take. */
  private static final Set<String> NOT_UPDATED =
      Set.of("offerId", "sku", "marketplaceId", "format", "listing", "status");

  private static final String PRICE = "/pricingSummary/price";
  private static final String QUANTITY = "availableQuantity";

  String id() {
    return there.path("offerId").asString("");
  }

  boolean isPublished() {
    return there.path("status").asString("").equals("PUBLISHED");
  }

  boolean is(JsonNode wanted) {
    return Contained.in(there, wanted);
  }

  /** Whether nothing but price and quantity is to be changed. */
  boolean differsInPriceAndQuantityOnly(JsonNode wanted) {
    ObjectNode rest = (ObjectNode) wanted.deepCopy();
    rest.remove(QUANTITY);
    if (rest.path("pricingSummary") instanceof ObjectNode prices) {
      prices.remove("price");
    }
    return is(rest) && !wanted.at(PRICE).isMissingNode();
  }

  /** The request that changes price and quantity. */
  ObjectNode priceAndQuantity(JsonNode wanted) {
    ObjectNode request = Json.MAPPER.createObjectNode().put("sku", there.path("sku").asString(""));
    ObjectNode offer = request.putArray("offers").addObject().put("offerId", id());
    offer.set(QUANTITY, wanted.path(QUANTITY));
    offer.set("price", wanted.at(PRICE));
    return request;
  }

  /** An update replaces the offer whole: what is there and is not ours stays. */
  ObjectNode updated(JsonNode wanted) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    lay(there, body);
    lay(wanted, body);
    return body;
  }

  private static void lay(JsonNode fields, ObjectNode body) {
    fields
        .propertyStream()
        .filter(field -> !NOT_UPDATED.contains(field.getKey()))
        .forEach(field -> body.set(field.getKey(), field.getValue()));
  }

  /** How buyers see it. */
  ItemAnswer state(String sku, ItemAction action) {
    String listing = there.at("/listing/listingStatus").asString("ACTIVE");
    if (isPublished() && !listing.equals("ENDED") && !listing.equals("INACTIVE")) {
      return new ItemAnswer(sku, ItemState.LIVE, id(), List.of());
    }
    if (action == ItemAction.DELETE) {
      return ItemAnswer.of(sku, ItemState.DELETED);
    }
    String code = isPublished() ? listing : "UNPUBLISHED";
    String says =
        isPublished() ? "The listing is %s.".formatted(listing) : "The offer is not published.";
    return new ItemAnswer(
        sku,
        ItemState.ACCEPTED,
        id(),
        List.of(new ItemIssue(null, code, Severity.INFO, says, null)));
  }
}
