package io.stoa.connectors.ebay;

import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * eBay's Inventory API on loopback, as its specification describes it: bulk calls of 25 with an
 * answer for each entry, items that are replaced whole, offers that have to be published.
 */
final class EbaySimulator implements AutoCloseable {
  static final String CLIENT_ID = "Stoa-Test-PRD-1234";
  static final String CLIENT_SECRET = "PRD-cert-0123456789";
  static final String REFRESH_TOKEN = "v^1.1#refresh-0123456789";
  private static final String API = "/sell/inventory/v1/";
  private static final int PAGE = 2;

  final Loopback web = new Loopback(this::answer);
  private final Map<String, JsonNode> items = new TreeMap<>();
  private final Map<String, ObjectNode> offers = new TreeMap<>();
  private final Map<String, ObjectNode> groups = new TreeMap<>();
  private final Map<String, Integer> changes = new HashMap<>();
  private final Set<String> swallowed = new TreeSet<>();
  private int tokens;
  private int serial = 1_000;
  private boolean refusesWhole;
  private boolean failsInside;

  synchronized void putItem(String sku) {
    items.putIfAbsent(sku, object().put("sku", sku));
  }

  synchronized void swallow(String sku) {
    swallowed.add(sku);
  }

  /** From now on a bulk call with a bad entry is refused as a whole. */
  synchronized void refuseWhole() {
    refusesWhole = true;
  }

  /** The next bulk call answers each entry with a failure of eBay's own. */
  synchronized void failInside() {
    failsInside = true;
  }

  synchronized void expireTokens() {
    tokens++;
  }

  synchronized Set<String> items() {
    return new TreeSet<>(items.keySet());
  }

  synchronized Set<String> published() {
    Set<String> skus = new TreeSet<>();
    offers.values().stream()
        .filter(offer -> offer.path("status").asString("").equals("PUBLISHED"))
        .forEach(offer -> skus.add(offer.path("sku").asString("")));
    return skus;
  }

  synchronized JsonNode item(String sku) {
    return items.getOrDefault(sku, object());
  }

  synchronized ObjectNode offer(String sku) {
    return offers.values().stream()
        .filter(offer -> offer.path("sku").asString("").equals(sku))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no offer of " + sku));
  }

  synchronized int offers() {
    return offers.size();
  }

  synchronized int timesCarriedOut(String sku) {
    return changes.getOrDefault(sku, 0);
  }

  private synchronized Reply answer(Request request) {
    if (request.is("POST", "/identity/v1/oauth2/token")) {
      return token(request);
    }
    if (!request.header("authorization").equals("Bearer token-" + tokens)) {
      return error(401, 1001, "Invalid access token");
    }
    if (!request.path().startsWith(API)) {
      return error(404, 2002, "Resource not found");
    }
    String path = request.path().substring(API.length());
    String last =
        URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
    String what = request.method() + " " + path.replaceFirst("/.*", "");
    if (path.endsWith("_by_inventory_item_group")) {
      return byGroup(request.json(), path.contains("publish"));
    }
    return switch (what) {
      case "GET inventory_item_group" -> group(last);
      case "PUT inventory_item_group" -> putGroup(request, last);
      case "DELETE inventory_item_group" -> groups.remove(last) == null ? noGroup() : gone();
      case "POST bulk_create_or_replace_inventory_item" -> bulk(request, true, this::replace);
      case "POST bulk_get_inventory_item" -> bulk(request, false, this::get);
      case "POST bulk_create_offer" -> bulk(request, true, this::createOffer);
      case "POST bulk_publish_offer" -> bulk(request, false, this::publish);
      case "POST bulk_update_price_quantity" -> bulk(request, false, this::priceQuantity);
      case "GET inventory_item" -> page(request);
      case "DELETE inventory_item" -> deleteItem(last);
      case "GET offer" -> offersOf(request);
      case "PUT offer" -> update(request, last);
      case "DELETE offer" -> deleteOffer(last);
      case "POST offer" -> withdraw(path.replaceFirst("offer/(\\d+)/withdraw", "$1"));
      default -> error(404, 2002, "Resource not found: " + what);
    };
  }

  private Reply token(Request request) {
    String basic =
        Base64.getEncoder()
            .encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
    Map<String, String> form = request.form();
    if (!request.header("authorization").equals("Basic " + basic)) {
      return Reply.json(401, "{\"error\":\"invalid_client\"}");
    }
    if (!"refresh_token".equals(form.get("grant_type"))
        || !REFRESH_TOKEN.equals(form.get("refresh_token"))) {
      return Reply.json(400, "{\"error\":\"invalid_grant\"}");
    }
    return Reply.json(
        200,
        object()
            .put("access_token", "token-" + tokens)
            .put("expires_in", 7200)
            .put("token_type", "User Access Token"));
  }

  /** What an answer repeats of its request. */
  private static final Set<String> ECHOED =
      Set.of("sku", "locale", "offerId", "marketplaceId", "format");

  /** Does one entry; its answer has a statusCode. */
  private interface One {
    ObjectNode of(JsonNode request);
  }

  private Reply bulk(Request request, boolean texts, One one) {
    JsonNode requests = request.json().path("requests");
    if (requests.isEmpty() || requests.size() > 25) {
      return error(400, 25709, "Invalid value for requests: 1 to 25");
    }
    if (texts && !request.header("content-language").matches("[a-z]{2}-[A-Z]{2}")) {
      return error(400, 25709, "Invalid value for header Content-Language");
    }
    if (refusesWhole && requests.valueStream().anyMatch(r -> wrong(r) != null)) {
      return error(400, 25709, "Invalid request");
    }
    ObjectNode body = object();
    ArrayNode responses = body.putArray("responses");
    boolean mixed = false;
    for (JsonNode entry : requests) {
      ObjectNode said = failsInside ? failed(object(), 500, 25001, "System error") : one.of(entry);
      entry
          .propertyStream()
          .filter(f -> ECHOED.contains(f.getKey()))
          .forEach(f -> said.set(f.getKey(), f.getValue()));
      mixed |= said.path("statusCode").asInt() >= 400;
      responses.add(said);
    }
    failsInside = false;
    return Reply.json(mixed ? 207 : 200, body);
  }

  private static @Nullable String wrong(JsonNode request) {
    if (request.path("sku").asString("x").length() > 50) {
      return "The SKU has more than 50 characters.";
    }
    if (request.at("/product/title").asString("").length() > 80) {
      return "The title has more than 80 characters.";
    }
    String price = request.at("/pricingSummary/price/value").asString("1.00");
    return price.startsWith("-") ? "The price is not valid." : null;
  }

  private ObjectNode replace(JsonNode item) {
    String problem = wrong(item);
    if (problem != null) {
      return failed(object(), 400, 25718, problem);
    }
    String sku = item.path("sku").asString("");
    if (!item.equals(items.get(sku)) && !swallowed.contains(sku)) {
      changes.merge(sku, 1, Integer::sum);
      items.put(sku, item);
    }
    return object().put("statusCode", 200);
  }

  private ObjectNode get(JsonNode request) {
    JsonNode item = items.get(request.path("sku").asString(""));
    if (item == null) {
      return failed(object(), 404, 25710, "We didn't find the resource you are requesting.");
    }
    ObjectNode said = object().put("statusCode", 200);
    said.set("inventoryItem", item);
    return said;
  }

  private ObjectNode createOffer(JsonNode offer) {
    String sku = offer.path("sku").asString("");
    String problem = wrong(offer);
    if (problem != null) {
      return failed(object(), 400, 25003, problem);
    }
    if (!items.containsKey(sku)) {
      return failed(object(), 400, 25751, "The SKU is not in the inventory.");
    }
    if (offers.values().stream().anyMatch(o -> o.path("sku").asString("").equals(sku))) {
      return failed(object(), 400, 25002, "Offer entity already exists.");
    }
    String id = Integer.toString(serial++);
    ObjectNode stored = (ObjectNode) offer.deepCopy();
    stored.put("offerId", id).put("status", "UNPUBLISHED");
    changes.merge(sku, 1, Integer::sum);
    if (!swallowed.contains(sku)) {
      offers.put(id, stored);
    }
    return object().put("statusCode", 200).put("offerId", id);
  }

  private ObjectNode publish(JsonNode request) {
    ObjectNode offer = offers.get(request.path("offerId").asString(""));
    if (offer == null) {
      return failed(object(), 404, 25713, "This Offer is not available.");
    }
    if (offer.path("categoryId").asString("").isEmpty()) {
      return failed(object(), 400, 25005, "The category is missing.");
    }
    String sku = offer.path("sku").asString("");
    if (groups.values().stream().anyMatch(group -> EbayGroup.skusOf(group).contains(sku))) {
      return failed(object(), 400, 25013, "The item is part of a group.");
    }
    offer.put("status", "PUBLISHED");
    offer.putObject("listing").put("listingId", "11" + serial).put("listingStatus", "ACTIVE");
    return object().put("statusCode", 200).put("listingId", "11" + serial);
  }

  private ObjectNode priceQuantity(JsonNode request) {
    JsonNode wanted = request.path("offers").path(0);
    ObjectNode offer = offers.get(wanted.path("offerId").asString(""));
    if (offer == null) {
      return failed(object(), 404, 25713, "This Offer is not available.");
    }
    offer.set("availableQuantity", wanted.path("availableQuantity"));
    offer.withObject("pricingSummary").set("price", wanted.path("price"));
    changes.merge(offer.path("sku").asString(""), 1, Integer::sum);
    return object().put("statusCode", 200).put("offerId", wanted.path("offerId").asString(""));
  }

  private static Reply gone() {
    return Reply.empty(204);
  }

  private static Reply noGroup() {
    return error(404, 25705, "The inventory item group does not exist.");
  }

  private Reply group(String key) {
    ObjectNode group = groups.get(key);
    return group == null
        ? noGroup()
        : Reply.json(200, group.deepCopy().put("inventoryItemGroupKey", key));
  }

  private Reply putGroup(Request request, String key) {
    if (failsInside) {
      return error(500, 25001, "System error");
    }
    ObjectNode group = (ObjectNode) request.json();
    List<String> skus = EbayGroup.skusOf(group);
    if (!request.header("content-language").matches("[a-z]{2}-[A-Z]{2}")) {
      return error(400, 25709, "Invalid value for header Content-Language");
    }
    if (group.path("title").asString("").length() > 80) {
      return error(400, 25718, "The title has more than 80 characters.");
    }
    if (skus.isEmpty() || !items.keySet().containsAll(skus)) {
      return error(400, 25702, "These SKU(s) are not in the system");
    }
    boolean elsewhere =
        groups.entrySet().stream()
            .filter(other -> !other.getKey().equals(key))
            .anyMatch(
                other -> EbayGroup.skusOf(other.getValue()).stream().anyMatch(skus::contains));
    if (elsewhere) {
      return error(400, 25013, "A SKU is in another group already");
    }
    ObjectNode before = groups.get(key);
    if (!group.equals(before)) {
      changes.merge(key, 1, Integer::sum);
      if (!swallowed.contains(key)) {
        groups.put(key, group);
      }
    }
    return Reply.empty(before == null ? 201 : 204);
  }

  private Reply byGroup(JsonNode request, boolean publish) {
    ObjectNode group = groups.get(request.path("inventoryItemGroupKey").asString(""));
    if (group == null) {
      return error(400, 25705, "The inventory item group does not exist.");
    }
    if (publish && group.at("/variesBy/specifications").isEmpty()) {
      return error(400, 25013, "The group varies by no aspect");
    }
    List<String> skus = EbayGroup.skusOf(group);
    List<ObjectNode> ofGroup =
        offers.values().stream()
            .filter(offer -> skus.contains(offer.path("sku").asString("")))
            .toList();
    if (ofGroup.size() < skus.size()) {
      return error(400, 25713, "This Offer is not available.");
    }
    String listing = "22" + serial++;
    for (ObjectNode offer : ofGroup) {
      offer.put("status", publish ? "PUBLISHED" : "UNPUBLISHED").remove("listing");
      if (publish) {
        offer.putObject("listing").put("listingId", listing).put("listingStatus", "ACTIVE");
      }
    }
    return publish ? Reply.json(200, object().put("listingId", listing)) : Reply.empty(204);
  }

  synchronized JsonNode group(String key, String pointer) {
    return groups.getOrDefault(key, object()).at(pointer);
  }

  /** Groups whose offers are all published. */
  synchronized Set<String> listings() {
    Set<String> published = published();
    Set<String> keys = new TreeSet<>();
    groups.forEach(
        (key, group) -> {
          if (published.containsAll(EbayGroup.skusOf(group))) {
            keys.add(key);
          }
        });
    return keys;
  }

  /** An offer that is not published, with its item. */
  synchronized void stage(String sku) {
    putItem(sku);
    if (offers.values().stream().noneMatch(o -> o.path("sku").asString("").equals(sku))) {
      String id = Integer.toString(serial++);
      ObjectNode offer = object().put("offerId", id).put("sku", sku).put("format", "FIXED_PRICE");
      offers.put(id, offer.put("marketplaceId", "EBAY_US").put("status", "UNPUBLISHED"));
    }
  }

  private Reply page(Request request) {
    int size = Math.min(PAGE, Integer.parseInt(request.query().getOrDefault("limit", "100")));
    int number = Integer.parseInt(request.query().getOrDefault("offset", "0"));
    List<JsonNode> all = List.copyOf(items.values());
    int until = Math.min(all.size(), (number + 1) * size);
    ObjectNode body = object().put("total", all.size());
    ArrayNode list = body.putArray("inventoryItems");
    all.subList(Math.min(number * size, until), until).forEach(list::add);
    if (until < all.size()) {
      body.put("next", "/sell/inventory/v1/inventory_item?offset=" + (number + 1));
    }
    return Reply.json(200, body);
  }

  private Reply deleteItem(String sku) {
    if (items.remove(sku) == null) {
      return error(404, 25710, "We didn't find the resource you are requesting.");
    }
    offers.values().removeIf(offer -> offer.path("sku").asString("").equals(sku));
    return Reply.empty(204);
  }

  private Reply offersOf(Request request) {
    String sku = request.query().getOrDefault("sku", "");
    ObjectNode body = object();
    ArrayNode list = body.putArray("offers");
    offers.values().stream()
        .filter(offer -> offer.path("sku").asString("").equals(sku))
        .forEach(list::add);
    return list.isEmpty()
        ? error(404, 25713, "This Offer is not available.")
        : Reply.json(200, body);
  }

  private Reply update(Request request, String id) {
    ObjectNode before = offers.get(id);
    if (before == null) {
      return error(404, 25713, "This Offer is not available.");
    }
    JsonNode wanted = request.json();
    String problem = wrong(wanted);
    if (problem != null || wanted.has("offerId") || wanted.has("status")) {
      return error(400, 25003, problem == null ? "Unknown field" : problem);
    }
    if (!request.header("content-language").matches("[a-z]{2}-[A-Z]{2}")) {
      return error(400, 25709, "Invalid value for header Content-Language");
    }
    ObjectNode after = (ObjectNode) wanted.deepCopy();
    for (String kept : List.of("offerId", "sku", "marketplaceId", "format", "status", "listing")) {
      if (before.has(kept)) {
        after.set(kept, before.path(kept));
      }
    }
    offers.put(id, after);
    changes.merge(after.path("sku").asString(""), 1, Integer::sum);
    return Reply.empty(204);
  }

  private Reply deleteOffer(String id) {
    return offers.remove(id) == null
        ? error(404, 25713, "This Offer is not available.")
        : Reply.empty(204);
  }

  private Reply withdraw(String id) {
    ObjectNode offer = offers.get(id);
    if (offer == null) {
      return error(404, 25713, "This Offer is not available.");
    }
    offer.put("status", "UNPUBLISHED").remove("listing");
    return Reply.json(200, object().put("listingId", "11"));
  }

  private static ObjectNode failed(ObjectNode said, int status, int code, String message) {
    said.put("statusCode", status);
    said.putArray("errors").add(described(code, message));
    return said;
  }

  private static Reply error(int status, int code, String message) {
    ObjectNode body = object();
    body.putArray("errors").add(described(code, message));
    return Reply.json(status, body);
  }

  private static ObjectNode described(int code, String message) {
    return object()
        .put("errorId", code)
        .put("domain", "API_INVENTORY")
        .put("category", "REQUEST")
        .put("message", message);
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }

  @Override
  public void close() {
    web.close();
  }
}
