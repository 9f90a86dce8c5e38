package io.stoa.connectors.bigcommerce;

import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.json.Json;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
 * BigCommerce's Catalog API of version 3 on loopback, as its specification describes it: one new
 * product at a time, batches of ten that are refused whole, unique names and SKUs, a window of
 * calls that every answer tells of.
 */
final class BigCommerceSimulator implements AutoCloseable {
  static final String TOKEN = "bc-open-sesame";
  static final String STORE = "a1b2c3d4e5";
  private static final long WINDOW_MILLIS = 30_000;

  final Loopback web;
  private final Clock clock;
  private final Map<Long, ObjectNode> products = new TreeMap<>();
  private final List<ObjectNode> metafields = new ArrayList<>();
  private final Map<String, Integer> carriedOut = new HashMap<>();
  private final Set<String> swallowed = new TreeSet<>();
  private final Set<String> saved207 = new TreeSet<>();
  private int quota = 150;
  private int used;
  private Instant window;
  private long nextId = 100;

  BigCommerceSimulator(Clock clock) {
    this.clock = clock;
    this.window = clock.instant();
    web = new Loopback(this::answer);
  }

  URI base() {
    return web.base();
  }

  synchronized void quota(int calls) {
    quota = calls;
  }

  synchronized void swallow(String sku) {
    swallowed.add(sku);
  }

  /** The product is saved, its stock is not. */
  synchronized void saveOnlyInPart(String sku) {
    saved207.add(sku);
  }

  synchronized long add(String json) {
    return save((ObjectNode) Json.MAPPER.readTree(json));
  }

  synchronized void remove(String id) {
    products.remove(Long.parseLong(id));
  }

  synchronized JsonNode product(String sku) {
    return products.values().stream()
        .filter(p -> p.path("sku").asString("").equals(sku))
        .findFirst()
        .orElseThrow(() -> new AssertionError("The store has no " + sku));
  }

  synchronized Set<String> live() {
    Set<String> live = new TreeSet<>();
    products.values().stream()
        .filter(p -> p.path("is_visible").asBoolean(false))
        .forEach(p -> live.add(p.path("sku").asString("")));
    return live;
  }

  synchronized int timesCarriedOut(String sku) {
    return carriedOut.getOrDefault(sku, 0);
  }

  private synchronized Reply answer(Request request) {
    if (!request.header("x-auth-token").equals(TOKEN)) {
      return Reply.json(401, "{\"status\":401,\"title\":\"Unauthorized\"}");
    }
    String base = "/stores/" + STORE + "/v3/catalog/";
    if (!request.path().startsWith(base)) {
      return Reply.json(404, "{\"status\":404,\"title\":\"Not found\"}");
    }
    long passed = Duration.between(window, clock.instant()).toMillis();
    if (passed >= WINDOW_MILLIS) {
      window = clock.instant();
      used = 0;
      passed = 0;
    }
    Reply reply =
        used++ >= quota
            ? Reply.json(429, "{\"status\":429,\"title\":\"Too many requests\"}")
            : route(request, request.path().substring(base.length()));
    return reply
        .header("X-Rate-Limit-Requests-Quota", Integer.toString(quota))
        .header("X-Rate-Limit-Requests-Left", Integer.toString(Math.max(0, quota - used)))
        .header("X-Rate-Limit-Time-Window-Ms", Long.toString(WINDOW_MILLIS))
        .header("X-Rate-Limit-Time-Reset-Ms", Long.toString(WINDOW_MILLIS - passed));
  }

  private Reply route(Request request, String path) {
    String what = request.method() + " " + path.replaceAll("/\\d+", "/#");
    long id = number(path);
    return switch (what) {
      case "GET products" -> find(request);
      case "POST products" -> create(request.json());
      case "PUT products" -> update(request.json());
      case "DELETE products" -> {
        ids(request).forEach(products::remove);
        yield Reply.empty(204);
      }
      case "GET products/metafields" -> metafields(request);
      case "POST products/metafields" -> mark(request.json());
      case "GET products/#/metafields" ->
          data(metafields.stream().filter(m -> m.path("resource_id").asLong() == id).toList());
      case "GET products/#/options" -> data(options(id));
      case "POST products/#/options/#/values" -> newValue(request.json());
      case "DELETE products/#/variants/#" -> {
        deleteVariant(id, Long.parseLong(path.substring(path.lastIndexOf('/') + 1)));
        yield Reply.empty(204);
      }
      case "PUT variants" -> variants(request.json());
      default -> Reply.json(404, "{\"status\":404,\"title\":\"" + what + "\"}");
    };
  }

  private static long number(String path) {
    return Arrays.stream(path.split("/", -1))
        .filter(s -> s.matches("\\d+"))
        .findFirst()
        .map(Long::parseLong)
        .orElse(0L);
  }

  private static Reply data(List<? extends JsonNode> entries) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    ArrayNode data = body.putArray("data");
    entries.forEach(data::add);
    body.putObject("meta").putObject("pagination").put("total_pages", 1);
    return Reply.json(200, body);
  }

  private static List<Long> ids(Request request) {
    return Arrays.stream(request.query().getOrDefault("id:in", "0").split(",", -1))
        .map(Long::parseLong)
        .toList();
  }

  private Reply find(Request request) {
    if (request.query().containsKey("id:in")) {
      List<Long> ids = ids(request);
      return data(products.values().stream().filter(p -> ids.contains(id(p))).toList());
    }
    List<String> skus = List.of(request.query().getOrDefault("sku:in", "").split(",", -1));
    return data(
        products.values().stream().filter(p -> skus.contains(p.path("sku").asString(""))).toList());
  }

  private static long id(JsonNode object) {
    return object.path("id").asLong();
  }

  private Reply create(JsonNode body) {
    ObjectNode product = (ObjectNode) body.deepCopy();
    ObjectNode errors = errors(product);
    if (!errors.isEmpty()) {
      return refused(422, errors);
    }
    if (isTaken(product)) {
      errors.put("name", "The product name or SKU is a duplicate");
      return refused(409, errors);
    }
    String sku = product.path("sku").asString("");
    carriedOut.merge(sku, 1, Integer::sum);
    long id = save(product);
    if (swallowed.contains(sku)) {
      products.remove(id);
    }
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.set("data", product);
    Reply reply = partly(List.of(product), answer);
    if (reply.status() == 207) {
      answer.putArray("data").add(product);
    }
    return reply.status() == 207 ? Reply.json(207, answer) : reply;
  }

  private Reply partly(List<ObjectNode> saved, ObjectNode answer) {
    if (saved.stream().noneMatch(p -> saved207.contains(p.path("sku").asString("")))) {
      return Reply.json(200, answer);
    }
    answer
        .putObject("errors")
        .put("status", 207)
        .put("title", "Product inventory failed to save")
        .putObject("errors")
        .put("inventory_level", "could not be saved");
    return Reply.json(207, answer);
  }

  private static Reply refused(int status, ObjectNode errors) {
    ObjectNode answer =
        Json.MAPPER
            .createObjectNode()
            .put("status", status)
            .put("title", "JSON data is missing or invalid")
            .put("type", "https://developer.bigcommerce.com/api-docs");
    answer.set("errors", errors);
    return Reply.json(status, answer);
  }

  private static ObjectNode errors(JsonNode product) {
    ObjectNode errors = Json.MAPPER.createObjectNode();
    String name = product.path("name").asString("");
    if (name.isEmpty() || name.length() > 250) {
      errors.put("name", "name must be a non-empty string of at most 250 characters");
    }
    for (String field : List.of("price", "weight")) {
      if (!product.path(field).isNumber() || product.path(field).asDouble() < 0) {
        errors.put(field, field + " must be a number of 0 or more");
      }
    }
    for (JsonNode variant : product.path("variants")) {
      if (variant.path("sku").asString("").isEmpty() || variant.path("option_values").isEmpty()) {
        errors.put("variants", "variants need sku and option_values");
      }
    }
    return errors;
  }

  private boolean isTaken(JsonNode product) {
    return products.values().stream()
        .filter(p -> id(p) != id(product))
        .anyMatch(
            p ->
                p.path("name").equals(product.path("name"))
                    || p.path("sku").equals(product.path("sku")));
  }

  private long save(ObjectNode product) {
    long id = nextId++;
    product.put("id", id);
    product.path("variants").forEach(v -> ((ObjectNode) v).put("id", nextId++));
    product
        .path("variants")
        .forEach(
            variant ->
                variant.path("option_values").forEach(value -> identify((ObjectNode) value)));
    product.path("custom_fields").forEach(field -> ((ObjectNode) field).put("id", nextId++));
    products.put(id, product);
    return id;
  }

  private final Map<String, Long> optionIds = new HashMap<>();

  private void identify(ObjectNode value) {
    String option = value.path("option_display_name").asString("");
    String label = value.path("label").asString("");
    value.put("option_id", optionIds.computeIfAbsent(option, o -> nextId++));
    value.put("id", optionIds.computeIfAbsent(option + "=" + label, o -> nextId++));
  }

  private List<ObjectNode> options(long product) {
    Map<String, ObjectNode> options = new TreeMap<>();
    ObjectNode found = products.get(product);
    if (found != null) {
      for (JsonNode variant : found.path("variants")) {
        for (JsonNode value : variant.path("option_values")) {
          String name = value.path("option_display_name").asString("");
          ObjectNode option =
              options.computeIfAbsent(
                  name,
                  n ->
                      Json.MAPPER
                          .createObjectNode()
                          .put("display_name", n)
                          .put("id", value.path("option_id").asLong()));
          option
              .withArray("option_values")
              .addObject()
              .put("id", id(value))
              .put("sort_order", 0)
              .put("label", value.path("label").asString(""));
        }
      }
    }
    return List.copyOf(options.values());
  }

  private Reply newValue(JsonNode body) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer
        .putObject("data")
        .put("id", nextId++)
        .put("sort_order", body.path("sort_order").asInt())
        .put("label", body.path("label").asString(""));
    return Reply.json(200, answer);
  }

  private Reply update(JsonNode body) {
    if (body.size() > 10) {
      return Reply.json(413, "{\"status\":413,\"title\":\"At most 10 products\"}");
    }
    for (JsonNode change : body) {
      ObjectNode there = products.get(id(change));
      if (there == null) {
        return Reply.json(404, "{\"status\":404,\"title\":\"A product was not found\"}");
      }
      ObjectNode after = laid(there, change);
      ObjectNode errors = errors(after);
      if (change.has("variants")) {
        errors.put("variants", "variants is not a field of an update");
      }
      if (!errors.isEmpty()) {
        return refused(422, errors);
      }
      if (isTaken(after)) {
        return refused(409, errors.put("name", "duplicate"));
      }
    }
    List<ObjectNode> saved = new ArrayList<>();
    for (JsonNode change : body) {
      ObjectNode after = laid(products.get(id(change)), change);
      products.put(id(change), after);
      carriedOut.merge(after.path("sku").asString(""), 1, Integer::sum);
      saved.add(after);
    }
    ObjectNode answer = Json.MAPPER.createObjectNode();
    saved.forEach(answer.putArray("data")::add);
    return partly(saved, answer);
  }

  private static ObjectNode laid(@Nullable ObjectNode there, JsonNode change) {
    ObjectNode after = there == null ? Json.MAPPER.createObjectNode() : there.deepCopy();
    change.properties().forEach(field -> after.set(field.getKey(), field.getValue()));
    return after;
  }

  private Reply variants(JsonNode body) {
    if (body.size() > 50) {
      return Reply.json(413, "{\"status\":413,\"title\":\"At most 50 variants\"}");
    }
    for (JsonNode change : body) {
      if (change.has("id") && (change.has("sku") || change.has("option_values"))) {
        return Reply.json(422, "{\"status\":422,\"title\":\"Not fields of an update\"}");
      }
      if (change.path("price").asDouble(0) < 0) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer
            .putArray("batch_errors")
            .addObject()
            .put("status", 422)
            .put("title", "Invalid price")
            .putObject("errors")
            .put("price", "must be 0 or more");
        return Reply.json(422, answer);
      }
    }
    for (JsonNode change : body) {
      if (change.has("id")) {
        products.values().stream()
            .flatMap(p -> p.path("variants").valueStream())
            .filter(v -> id(v) == id(change))
            .forEach(
                v ->
                    change
                        .properties()
                        .forEach(f -> ((ObjectNode) v).set(f.getKey(), f.getValue())));
      } else {
        ObjectNode product = products.get(change.path("product_id").asLong());
        if (product != null) {
          product.withArray("variants").add(((ObjectNode) change.deepCopy()).put("id", nextId++));
        }
      }
    }
    return data(List.of());
  }

  private void deleteVariant(long product, long variant) {
    ObjectNode there = products.get(product);
    if (there != null) {
      ArrayNode left = Json.MAPPER.createArrayNode();
      there.path("variants").valueStream().filter(v -> id(v) != variant).forEach(left::add);
      there.set("variants", left);
    }
  }

  private Reply mark(JsonNode body) {
    for (JsonNode one : body) {
      if (metafields.stream()
          .anyMatch(m -> m.path("resource_id").equals(one.path("resource_id")))) {
        return refused(409, Json.MAPPER.createObjectNode().put("key", "duplicate"));
      }
    }
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode data = answer.putArray("data");
    for (JsonNode one : body) {
      ObjectNode metafield =
          ((ObjectNode) one.deepCopy())
              .put("id", nextId++)
              .put("description", "")
              .put("resource_type", "product")
              .put("date_created", "2026-11-26T09:00:00+00:00")
              .put("date_modified", "2026-11-26T09:00:00+00:00");
      metafields.add(metafield);
      data.add(metafield);
    }
    return Reply.json(200, answer);
  }

  private Reply metafields(Request request) {
    int page = Integer.parseInt(request.query().getOrDefault("page", "1"));
    List<ObjectNode> ours =
        metafields.stream()
            .filter(m -> m.path("namespace").asString("").equals(request.query().get("namespace")))
            .toList();
    int from = Math.min(ours.size(), (page - 1) * 2);
    Reply reply = data(ours.subList(from, Math.min(from + 2, ours.size())));
    ObjectNode body = (ObjectNode) Json.MAPPER.readTree(reply.body().bytes());
    body.withObject("meta")
        .withObject("pagination")
        .put("total_pages", (ours.size() + 1) / 2)
        .put("current_page", page);
    return Reply.json(200, body);
  }

  @Override
  public void close() {
    web.close();
  }
}
