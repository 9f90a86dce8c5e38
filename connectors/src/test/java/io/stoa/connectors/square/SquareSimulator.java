package io.stoa.connectors.square;

import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.json.Json;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Square's Catalog and Inventory API on loopback, as
 * https://developer.squareup.com/reference/square describes it: idempotency keys, versions, batches
 * that are taken whole or not at all, errors that name their place or do not.
 */
final class SquareSimulator implements AutoCloseable {
  static final String TOKEN = "EAAA-open-sesame";
  static final String MERCHANT = "MLMERCHANT";

  final Loopback web;
  private final Clock clock;
  private final Map<String, ObjectNode> items = new LinkedHashMap<>();
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, ObjectNode> answered = new HashMap<>();
  private final Map<String, Integer> carriedOut = new HashMap<>();
  private final Map<String, String> counts = new TreeMap<>();
  private final Set<String> swallowed = new TreeSet<>();
  private final List<String> scopes =
      new ArrayList<>(List.of("ITEMS_READ", "ITEMS_WRITE", "INVENTORY_WRITE"));
  private boolean namesPlaces = true;
  private boolean searchLags;
  private long version = 1_000;
  private int nextId = 1;

  SquareSimulator(Clock clock) {
    this.clock = clock;
    web = new Loopback(this::answer);
  }

  URI base() {
    return web.base();
  }

  /** Errors do not say which object they mean. */
  synchronized void nameNoPlaces() {
    namesPlaces = false;
  }

  /** What was just written is not found by searches. */
  synchronized void letSearchLag() {
    searchLags = true;
  }

  synchronized void swallow(String sku) {
    swallowed.add(sku);
  }

  synchronized void scopes(String... granted) {
    scopes.clear();
    scopes.addAll(List.of(granted));
  }

  /** An item that somebody made by hand. */
  synchronized String add(String json) {
    ObjectNode item = (ObjectNode) Json.MAPPER.readTree(json);
    return save(item, new HashMap<>());
  }

  synchronized void remove(String id) {
    items.remove(id);
  }

  synchronized JsonNode item(String id) {
    ObjectNode item = items.get(id);
    if (item == null) {
      throw new AssertionError("Square has no " + id);
    }
    return item.deepCopy();
  }

  synchronized List<JsonNode> items() {
    return List.copyOf(items.values());
  }

  synchronized Set<String> live() {
    Set<String> live = new TreeSet<>();
    items.values().forEach(item -> live.addAll(SquareCatalog.skus(item)));
    return live;
  }

  synchronized int timesCarriedOut(String sku) {
    return carriedOut.getOrDefault(sku, 0);
  }

  /** Pieces by {@code SKU@location}. */
  synchronized Map<String, String> counts() {
    return Map.copyOf(counts);
  }

  private synchronized Reply answer(Request request) {
    if (!request.header("authorization").equals("Bearer " + TOKEN)) {
      return error(401, "AUTHENTICATION_ERROR", "UNAUTHORIZED", "This request is not authorized.");
    }
    if (!request.header("square-version").matches("20\\d\\d-\\d\\d-\\d\\d")) {
      return error(400, "INVALID_REQUEST_ERROR", "INVALID_SQUARE_VERSION_FORMAT", "Bad version.");
    }
    return switch (request.method() + " " + request.path()) {
      case "POST /oauth2/token/status" -> status();
      case "POST /v2/catalog/batch-upsert" -> once(request.json(), this::upsert);
      case "POST /v2/catalog/batch-retrieve" -> retrieve(request.json());
      case "POST /v2/catalog/search" -> search(request.json());
      case "POST /v2/catalog/batch-delete" -> delete(request.json());
      case "GET /v2/catalog/list" -> list(request);
      case "POST /v2/inventory/changes/batch-create" -> once(request.json(), this::count);
      default -> error(404, "INVALID_REQUEST_ERROR", "NOT_FOUND", request.path());
    };
  }

  static Reply error(int status, String category, String code, String detail) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putArray("errors")
        .addObject()
        .put("category", category)
        .put("code", code)
        .put("detail", detail);
    return Reply.json(status, body);
  }

  private Reply status() {
    ObjectNode status = Json.MAPPER.createObjectNode().put("merchant_id", MERCHANT);
    scopes.forEach(status.putArray("scopes")::add);
    return Reply.json(200, status);
  }

  /** What a change answers, with its status. */
  private record Done(int status, ObjectNode body) {}

  @FunctionalInterface
  private interface Change {
    Done to(JsonNode body);
  }

  /** The same key with the same body is done once; with another body it is an error. */
  private Reply once(JsonNode body, Change change) {
    String key = body.path("idempotency_key").asString("");
    if (key.isEmpty() || key.length() > 128) {
      return error(400, "INVALID_REQUEST_ERROR", "MISSING_REQUIRED_PARAMETER", "idempotency_key");
    }
    String before = keys.get(key);
    if (before != null && !before.equals(body.toString())) {
      return error(
          400, "INVALID_REQUEST_ERROR", "IDEMPOTENCY_KEY_REUSED", "The key was used before.");
    }
    ObjectNode known = answered.get(key);
    if (known != null) {
      return Reply.json(200, known);
    }
    Done done = change.to(body);
    if (done.status() == 200) {
      keys.put(key, body.toString());
      answered.put(key, done.body());
    }
    return Reply.json(done.status(), done.body());
  }

  private Done upsert(JsonNode body) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode errors = Json.MAPPER.createArrayNode();
    ArrayNode objects = answer.putArray("objects");
    ArrayNode mappings = answer.putArray("id_mappings");
    int number = 0;
    for (JsonNode batch : body.path("batches")) {
      String place = "batches[" + number++ + "].objects[0]";
      boolean good = true;
      for (JsonNode object : batch.path("objects")) {
        good &= check(object, place, errors);
      }
      for (JsonNode object : good ? batch.path("objects") : Json.MAPPER.createArrayNode()) {
        Map<String, String> ids = new LinkedHashMap<>();
        String id = save((ObjectNode) object.deepCopy(), ids);
        objects.add(items.get(id));
        ids.forEach(
            (from, to) -> mappings.addObject().put("client_object_id", from).put("object_id", to));
        swallowed.forEach(
            sku -> {
              if (SquareCatalog.skus(object).contains(sku)) {
                items.remove(id);
              }
            });
      }
    }
    if (!errors.isEmpty()) {
      answer.set("errors", errors);
    }
    return new Done(objects.isEmpty() && !errors.isEmpty() ? 400 : 200, answer);
  }

  private boolean check(JsonNode object, String place, ArrayNode errors) {
    int before = errors.size();
    ObjectNode there = items.get(object.path("id").asString(""));
    boolean isNew = object.path("id").asString("").startsWith("#");
    if (!isNew && there == null) {
      add(errors, "NOT_FOUND", "Catalog object does not exist.", place + ".id");
    }
    if (there != null && there.path("version").asLong() != object.path("version").asLong(0)) {
      add(
          errors,
          "VERSION_MISMATCH",
          "Object version does not match latest database version.",
          place);
    }
    JsonNode data = object.path("item_data");
    if (data.path("name").asString("").isBlank()) {
      add(errors, "VALUE_EMPTY", "The name must not be empty.", place + ".item_data.name");
    }
    for (JsonNode variation : data.path("variations")) {
      if (!variation.path("type").asString("").equals("ITEM_VARIATION")
          || variation.path("id").asString("").isEmpty()
          || variation.has("inventory")) {
        add(errors, "BAD_REQUEST", "Not a variation.", place);
      }
      JsonNode amount = variation.path("item_variation_data").path("price_money").path("amount");
      if (!amount.isIntegralNumber()) {
        add(errors, "EXPECTED_INTEGER", "Expected an integer value.", place);
      } else if (amount.asLong() < 0) {
        add(
            errors,
            "VALUE_TOO_LOW",
            "The price must not be negative.",
            place + ".item_data.variations[0].item_variation_data.price_money.amount");
      }
    }
    return errors.size() == before;
  }

  private void add(ArrayNode errors, String code, String detail, String field) {
    ObjectNode error =
        errors
            .addObject()
            .put("category", "INVALID_REQUEST_ERROR")
            .put("code", code)
            .put("detail", detail);
    if (namesPlaces) {
      error.put("field", field);
    }
  }

  /** The object replaces what was there, whole. */
  private String save(ObjectNode object, Map<String, String> ids) {
    version++;
    String id = real(object, ids);
    for (JsonNode variation : object.path("item_data").path("variations")) {
      real((ObjectNode) variation, ids);
      ((ObjectNode) variation).withObject("item_variation_data").put("item_id", id);
      carriedOut.merge(
          variation.path("item_variation_data").path("sku").asString(""), 1, Integer::sum);
    }
    items.put(id, object);
    return id;
  }

  private String real(ObjectNode object, Map<String, String> ids) {
    String id = object.path("id").asString("");
    if (id.startsWith("#") || id.isEmpty()) {
      String real = "OBJECT" + nextId++;
      ids.put(id, real);
      object.put("id", real);
    }
    object.put("version", version).put("updated_at", clock.instant().toString());
    return object.path("id").asString("");
  }

  private Reply retrieve(JsonNode body) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode objects = answer.putArray("objects");
    for (JsonNode id : body.path("object_ids")) {
      ObjectNode item = items.get(id.asString());
      if (item != null) {
        objects.add(item);
      }
    }
    return Reply.json(200, answer);
  }

  private Reply search(JsonNode body) {
    JsonNode query = body.path("query").path("set_query");
    if (query.path("attribute_values").size() > 250
        || !query.path("attribute_name").asString("").equals("sku")) {
      return error(400, "INVALID_REQUEST_ERROR", "ARRAY_LENGTH_TOO_LONG", "At most 250 values.");
    }
    Set<String> wanted = new TreeSet<>();
    query.path("attribute_values").forEach(v -> wanted.add(v.asString().toLowerCase(Locale.ROOT)));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode objects = answer.putArray("objects");
    if (!searchLags) {
      items.values().stream()
          .flatMap(item -> item.path("item_data").path("variations").valueStream())
          .filter(v -> wanted.contains(sku(v).toLowerCase(Locale.ROOT)))
          .forEach(objects::add);
    }
    return Reply.json(200, answer);
  }

  private static String sku(JsonNode variation) {
    return variation.path("item_variation_data").path("sku").asString("");
  }

  private Reply delete(JsonNode body) {
    if (body.path("object_ids").size() > 200) {
      return error(400, "INVALID_REQUEST_ERROR", "ARRAY_LENGTH_TOO_LONG", "At most 200 ids.");
    }
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode deleted = answer.putArray("deleted_object_ids");
    for (JsonNode id : body.path("object_ids")) {
      if (items.remove(id.asString()) != null) {
        deleted.add(id);
      }
    }
    return Reply.json(200, answer);
  }

  private Reply list(Request request) {
    int from = Integer.parseInt(request.query().getOrDefault("cursor", "0"));
    List<ObjectNode> all = List.copyOf(items.values());
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode objects = answer.putArray("objects");
    all.subList(from, Math.min(from + 2, all.size())).forEach(objects::add);
    if (from + 2 < all.size()) {
      answer.put("cursor", Integer.toString(from + 2));
    }
    return Reply.json(200, answer);
  }

  private Done count(JsonNode body) {
    ArrayNode errors = Json.MAPPER.createArrayNode();
    int number = 0;
    for (JsonNode change : body.path("changes")) {
      JsonNode count = change.path("physical_count");
      Instant at = Instant.parse(count.path("occurred_at").asString(""));
      if (skuOf(count.path("catalog_object_id").asString("")) == null) {
        add(errors, "NOT_FOUND", "No such variation.", "changes[" + number + "]");
      } else if (count.path("location_id").asString("").equals("LNOWHERE")
          || at.isAfter(clock.instant())
          || at.isBefore(clock.instant().minus(Duration.ofDays(1)))
          || !count.path("quantity").isString()) {
        add(
            errors,
            "INVALID_VALUE",
            "Invalid location.",
            "changes[" + number + "].physical_count.location_id");
      }
      number++;
    }
    ObjectNode answer = Json.MAPPER.createObjectNode();
    if (number > 100 || !errors.isEmpty()) {
      answer.set("errors", errors);
      return new Done(400, answer);
    }
    for (JsonNode change : body.path("changes")) {
      JsonNode count = change.path("physical_count");
      counts.put(
          skuOf(count.path("catalog_object_id").asString(""))
              + "@"
              + count.path("location_id").asString(""),
          count.path("quantity").asString(""));
    }
    return new Done(200, answer);
  }

  private @Nullable String skuOf(String variation) {
    return items.values().stream()
        .flatMap(item -> item.path("item_data").path("variations").valueStream())
        .filter(v -> v.path("id").asString("").equals(variation))
        .map(SquareSimulator::sku)
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    web.close();
  }
}
