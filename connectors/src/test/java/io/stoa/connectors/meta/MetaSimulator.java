package io.stoa.connectors.meta;

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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of Meta's Graph API that the connector speaks to, as they are documented: batches are
 * received under a handle and carried out later; errors come with status 400.
 */
final class MetaSimulator implements AutoCloseable {
  static final String CATALOG = "1017309634048260";
  static final String TOKEN = "EAAG-system-user-token-0123456789";
  static final String APP_SECRET = "0f2e-app-secret-77aa";
  static final int PAGE = 2;

  private static final Set<String> AVAILABILITY =
      Set.of("in stock", "out of stock", "preorder", "available for order", "discontinued");

  final Loopback web = new Loopback(this::answer);
  private final Map<String, JsonNode> received = new LinkedHashMap<>();
  private final Map<String, ObjectNode> reports = new HashMap<>();
  private final Map<String, ObjectNode> products = new TreeMap<>();
  private final Map<String, ObjectNode> looks = new HashMap<>();
  private final Map<String, Integer> changes = new HashMap<>();
  private final Set<String> swallowed = new TreeSet<>();
  private boolean terse;
  private int serial;

  /** Carries out everything that was received. */
  synchronized void settle() {
    received.forEach(
        (handle, requests) -> reports.computeIfAbsent(handle, h -> carryOut(requests)));
  }

  /** The item will be accepted and yet never be there. */
  synchronized void swallow(String id) {
    swallowed.add(id);
  }

  /** From now on reports count errors without naming their items. */
  synchronized void beTerse() {
    terse = true;
  }

  /** Nobody knows of earlier batches any more. */
  synchronized void forgetReports() {
    reports.clear();
    received.clear();
  }

  /** How the item is seen from now on. */
  synchronized void look(String id, ObjectNode look) {
    looks.put(id, look);
  }

  synchronized Set<String> live() {
    return new TreeSet<>(products.keySet());
  }

  synchronized JsonNode product(String id) {
    return products.getOrDefault(id, Json.MAPPER.createObjectNode());
  }

  /** How often something became of the item. */
  synchronized int timesCarriedOut(String id) {
    return changes.getOrDefault(id, 0);
  }

  private synchronized Reply answer(Request request) {
    if (!request.header("authorization").equals("Bearer " + TOKEN)) {
      return error(401, 190, "Invalid OAuth access token - Cannot parse access token");
    }
    String proof = request.query().getOrDefault("appsecret_proof", "");
    if (!proof.equals(MetaClient.hmac(APP_SECRET, TOKEN))) {
      return error(400, 100, "Invalid appsecret_proof provided in the API argument");
    }
    String edge = "/v24\\.0/" + CATALOG;
    if (request.is("GET", edge)) {
      return Reply.json(200, object().put("id", CATALOG).put("name", "Catalogue"));
    }
    if (request.is("POST", edge + "/items_batch")) {
      return batch(request);
    }
    if (request.is("GET", edge + "/check_batch_request_status")) {
      return status(request);
    }
    if (request.is("GET", edge + "/products")) {
      return products(request);
    }
    return error(
        400, 100, "Unsupported get request. Object with ID does not exist, or is not permitted");
  }

  private Reply batch(Request request) {
    JsonNode body = request.json();
    if (!body.path("item_type").asString("").equals("PRODUCT_ITEM")
        || !body.path("requests").isArray()
        || body.path("requests").size() > 5_000
        || request.body().length() > 28_000_000) {
      return error(400, 100, "Invalid parameter");
    }
    ObjectNode answer = object();
    ArrayNode refused = answer.putArray("validation_status");
    ArrayNode taken = Json.MAPPER.createArrayNode();
    for (JsonNode item : body.path("requests")) {
      JsonNode data = item.path("data");
      if (!Set.of("CREATE", "UPDATE", "DELETE").contains(item.path("method").asString(""))
          || data.path("id").asString("").isEmpty()) {
        return error(400, 100, "(#100) Each request needs a method and data.id");
      }
      if (data.has("condition") && data.path("condition").asString("").equals("broken")) {
        ObjectNode why = refused.addObject().put("retailer_id", data.path("id").asString(""));
        why.putArray("errors").addObject().put("message", "Invalid value for field condition");
        why.putArray("warnings").addObject().put("message", "No brand was given");
      } else {
        taken.add(item);
      }
    }
    ArrayNode handles = answer.putArray("handles");
    if (!taken.isEmpty()) {
      String handle = "Acz" + ++serial;
      received.put(handle, taken);
      handles.add(handle);
    }
    return Reply.json(200, answer);
  }

  private ObjectNode carryOut(JsonNode requests) {
    ObjectNode report = object().put("status", "finished");
    List<ObjectNode> errors = new ArrayList<>();
    int line = 0;
    for (JsonNode request : requests) {
      line++;
      String problem = carryOut(request.path("method").asString(""), request.path("data"));
      if (problem != null) {
        errors.add(
            object()
                .put("line", line)
                .put("id", request.path("data").path("id").asString(""))
                .put("message", problem));
      }
    }
    report.put("errors_total_count", errors.size());
    ArrayNode named = report.putArray("errors");
    ArrayNode ids = report.putArray("ids_of_invalid_requests");
    if (!terse) {
      // Only the first errors are described.
      errors.stream().limit(1).forEach(named::add);
      errors.forEach(error -> ids.add(error.path("id")));
    }
    report.putArray("warnings");
    report.put("warnings_total_count", 0);
    return report;
  }

  private @Nullable String carryOut(String method, JsonNode data) {
    String id = data.path("id").asString("");
    ObjectNode known = products.get(id);
    if (method.equals("DELETE")) {
      if (known == null) {
        return "Item with this id does not exist in the catalog";
      }
      products.remove(id);
      changes.merge(id, 1, Integer::sum);
      return null;
    }
    if (method.equals("CREATE") && known != null) {
      return "Item with this id already exists in the catalog";
    }
    ObjectNode merged = known == null ? object() : known.deepCopy();
    data.propertyStream()
        .forEach(
            field -> {
              if (field.getValue().isString() && field.getValue().asString().isEmpty()) {
                merged.remove(field.getKey());
              } else {
                merged.set(field.getKey(), field.getValue());
              }
            });
    for (String field :
        List.of(
            "title", "description", "availability", "condition", "price", "link", "image_link")) {
      if (!merged.has(field)) {
        return "A required field is missing: " + field;
      }
    }
    if (!merged.path("price").asString("").matches("\\d+(\\.\\d+)? [A-Z]{3}")) {
      return "The price is not a number with a currency code";
    }
    if (!AVAILABILITY.contains(merged.path("availability").asString(""))) {
      return "Unknown availability";
    }
    if (!swallowed.contains(id) && !merged.equals(known)) {
      products.put(id, merged);
      changes.merge(id, 1, Integer::sum);
    }
    return null;
  }

  private Reply status(Request request) {
    String handle = request.query().getOrDefault("handle", "");
    ObjectNode answer = object();
    ArrayNode data = answer.putArray("data");
    if (!received.containsKey(handle)) {
      return error(400, 100, "Invalid handle");
    }
    ObjectNode report = reports.get(handle);
    data.add(
        report == null
            ? object().put("handle", handle).put("status", "in_progress")
            : report.deepCopy().put("handle", handle));
    return Reply.json(200, answer);
  }

  private Reply products(Request request) {
    JsonNode wanted =
        Json.MAPPER
            .readTree(request.query().getOrDefault("filter", "{}"))
            .path("retailer_id")
            .path("is_any");
    Set<String> ids = new TreeSet<>();
    wanted.forEach(id -> ids.add(id.asString("")));
    List<String> found =
        products.keySet().stream()
            .filter(id -> wanted.isMissingNode() || ids.contains(id))
            .toList();
    int from = Integer.parseInt(request.query().getOrDefault("after", "0"));
    int limit =
        wanted.isMissingNode()
            ? PAGE
            : Integer.parseInt(request.query().getOrDefault("limit", "25"));
    int until = Math.min(from + limit, found.size());
    ObjectNode answer = object();
    ArrayNode data = answer.putArray("data");
    for (String id : found.subList(from, until)) {
      ObjectNode seen =
          object()
              .put("id", "99" + Math.floorMod(id.hashCode(), 1_000_000))
              .put("retailer_id", id)
              .put("visibility", "published")
              .put("review_status", "");
      seen.setAll(looks.getOrDefault(id, object()));
      data.add(seen);
    }
    ObjectNode paging = answer.putObject("paging");
    paging.putObject("cursors").put("before", "0").put("after", Integer.toString(until));
    if (until < found.size()) {
      paging.put("next", "https://graph.facebook.com/next");
    }
    return Reply.json(200, answer);
  }

  static Reply error(int status, int code, String message) {
    ObjectNode answer = object();
    answer
        .putObject("error")
        .put("message", message)
        .put("type", "OAuthException")
        .put("code", code)
        .put("fbtrace_id", "AbCdEf");
    return Reply.json(status, answer);
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }

  @Override
  public void close() {
    web.close();
  }
}
