package io.stoa.connectors.acp;

import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A receiver of the protocol's Feed API, version 2026-04-17, on loopback: it allows no field that
 * the schema does not have, takes a request over as a whole, carries it out later and never
 * deletes.
 */
final class AcpSimulator implements AutoCloseable {
  static final String TOKEN = "acp-open-sesame";

  private static final Set<String> PRODUCT =
      Set.of("id", "title", "description", "url", "media", "variants");
  private static final Set<String> VARIANT =
      Set.of(
          "id",
          "title",
          "description",
          "url",
          "barcodes",
          "price",
          "list_price",
          "unit_price",
          "availability",
          "categories",
          "condition",
          "variant_options",
          "media",
          "seller",
          "marketplace");

  final Loopback web = new Loopback(this::answer);
  private final Map<String, Map<String, JsonNode>> feeds = new LinkedHashMap<>();
  private final Map<String, JsonNode> waiting = new LinkedHashMap<>();
  private final Map<String, Integer> changes = new HashMap<>();
  private final Set<String> swallowed = new TreeSet<>();
  private boolean secretive;
  private boolean terse;

  /** From now on {@code accepted} is false instead of an error. */
  synchronized void beSecretive() {
    secretive = true;
  }

  /** From now on errors name the list, not the product. */
  synchronized void beTerse() {
    terse = true;
  }

  synchronized void swallow(String id) {
    swallowed.add(id);
  }

  synchronized List<String> feeds() {
    return List.copyOf(feeds.keySet());
  }

  synchronized void settle() {
    waiting.forEach(
        (key, product) -> {
          String feed = key.substring(0, key.indexOf('\n'));
          String id = product.path("id").asString("");
          if (!swallowed.contains(id)) {
            JsonNode before = products(feed).put(id, product);
            if (!product.equals(before)) {
              changes.merge(id, 1, Integer::sum);
            }
          }
        });
    waiting.clear();
  }

  private Map<String, JsonNode> products(String feed) {
    return feeds.computeIfAbsent(feed, f -> new TreeMap<>());
  }

  /** Products of which a variant can be bought. */
  synchronized Set<String> live() {
    Set<String> live = new TreeSet<>();
    for (Map<String, JsonNode> products : feeds.values()) {
      products.forEach(
          (id, product) -> {
            if (product
                .path("variants")
                .valueStream()
                .anyMatch(v -> v.at("/availability/available").asBoolean(false))) {
              live.add(id);
            }
          });
    }
    return live;
  }

  synchronized int timesCarriedOut(String id) {
    return changes.getOrDefault(id, 0);
  }

  private synchronized Reply answer(Request request) {
    if (!request.header("authorization").equals("Bearer " + TOKEN)) {
      return error(401, "unauthorized", "The token does not open.", null);
    }
    if (!request.header("api-version").equals("2026-04-17")) {
      return error(400, "unsupported_version", "Unknown version.", null);
    }
    if (request.is("POST", "/feeds")) {
      JsonNode country = request.json().path("target_country");
      if (!country.isMissingNode() && !country.asString("").matches("[A-Z]{2}")) {
        return error(400, "invalid_target_country", "Not a country.", "target_country");
      }
      String id = "feed_" + (feeds.size() + 1);
      products(id);
      return Reply.json(201, object().put("id", id));
    }
    String[] path = request.path().split("/", -1);
    if (path.length < 3 || !path[1].equals("feeds") || !feeds.containsKey(path[2])) {
      return error(404, "feed_not_found", "Feed not found", "id");
    }
    String feed = path[2];
    if (request.is("GET", "/feeds/[^/]+")) {
      return Reply.json(200, object().put("id", feed));
    }
    if (request.is("GET", "/feeds/[^/]+/products")) {
      ObjectNode body = object();
      products(feed).values().forEach(body.putArray("products")::add);
      return Reply.json(200, body);
    }
    return request.is("PATCH", "/feeds/[^/]+/products")
        ? upsert(feed, request.json())
        : error(404, "not_found", "No such resource", null);
  }

  private Reply upsert(String feed, JsonNode body) {
    JsonNode products = body.path("products");
    if (body.size() != 1 || products.isEmpty()) {
      return error(400, "invalid_product_payload", "products must not be empty", "products");
    }
    for (int i = 0; i < products.size(); i++) {
      String wrong = wrong(products.get(i));
      if (wrong != null) {
        String param = terse ? "products" : "products[" + i + "]." + wrong;
        return secretive
            ? Reply.json(200, object().put("id", feed).put("accepted", false))
            : error(400, "invalid_product_payload", "The product is not valid", param);
      }
    }
    products.forEach(p -> waiting.put(feed + "\n" + p.path("id").asString(""), p));
    return Reply.json(200, object().put("id", feed).put("accepted", true));
  }

  private static @Nullable String wrong(JsonNode product) {
    if (!PRODUCT.containsAll(names(product)) || product.path("id").asString("").isEmpty()) {
      return "id";
    }
    if (!product.path("variants").isArray()) {
      return "variants";
    }
    for (int i = 0; i < product.path("variants").size(); i++) {
      JsonNode variant = product.path("variants").get(i);
      String at = "variants[" + i + "]";
      if (!VARIANT.containsAll(names(variant)) || variant.path("id").asString("").isEmpty()) {
        return at;
      }
      if (variant.path("title").asString("").isEmpty()) {
        return at + ".title";
      }
      JsonNode amount = variant.at("/price/amount");
      if (!amount.isMissingNode() && (!amount.isInt() || amount.asInt() < 0)) {
        return at + ".price.amount";
      }
    }
    return null;
  }

  private static List<String> names(JsonNode object) {
    return new ArrayList<>(object.propertyNames());
  }

  private static Reply error(int status, String code, String message, @Nullable String param) {
    ObjectNode body =
        object().put("type", "invalid_request").put("code", code).put("message", message);
    if (param != null) {
      body.put("param", param);
    }
    return Reply.json(status, body);
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }

  @Override
  public void close() {
    web.close();
  }
}
