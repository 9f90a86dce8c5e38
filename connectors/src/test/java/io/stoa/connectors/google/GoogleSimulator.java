package io.stoa.connectors.google;

import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.connectors.http.TestTime;
import io.stoa.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Google's token endpoint and the Merchant API: bodies are held against Google's published
 * messages, product inputs become products only after a while.
 */
final class GoogleSimulator implements AutoCloseable {
  static final String ACCOUNT = "5312345678";
  static final String DATA_SOURCE = "104628";
  static final String EMAIL = "stoa@shop-123.iam.gserviceaccount.com";
  private static final String ACCOUNTS = "/v1/accounts/" + ACCOUNT;
  private static final String SOURCE = "accounts/" + ACCOUNT + "/dataSources/" + DATA_SOURCE;
  private static final int PAGE = 2;
  private static final KeyPair KEYS = keys();
  private static final MerchantShapes SHAPES = new MerchantShapes();

  final Loopback web = new Loopback(this::answer);
  private final TestTime time;
  private final Map<String, ObjectNode> waiting = new LinkedHashMap<>();
  private final Map<String, ObjectNode> inputs = new TreeMap<>();
  private final Map<String, ObjectNode> products = new TreeMap<>();
  private final Map<String, ObjectNode> local = new TreeMap<>();
  private final Map<String, Integer> changes = new HashMap<>();
  private final Set<String> swallowed = new TreeSet<>();
  final GoogleFiles files = new GoogleFiles();
  private String token = "ya29.google-token-0";
  private int tokens;

  GoogleSimulator(TestTime time) {
    this.time = time;
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The key file as Google Cloud gives it. */
  static String keyFile(KeyPair keys) {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    return Json.MAPPER.writeValueAsString(
        object()
            .put("type", "service_account")
            .put("client_email", EMAIL)
            .put("private_key_id", "key-1")
            .put("private_key", pem)
            .put("token_uri", "https://oauth2.googleapis.com/token"));
  }

  static String keyFile() {
    return keyFile(KEYS);
  }

  static String strangersKeyFile() {
    return keyFile(keys());
  }

  /** Google gets to what it was sent. */
  synchronized void settle() {
    waiting.forEach(
        (id, input) -> {
          if (input.isEmpty()) {
            products.remove(id);
          } else if (!swallowed.contains(id)) {
            products.put(id, processed(id, input));
          }
        });
    waiting.clear();
  }

  private ObjectNode processed(String id, ObjectNode input) {
    ObjectNode product = input.deepCopy();
    product.put("name", "accounts/" + ACCOUNT + "/products/" + id);
    product.put("dataSource", SOURCE);
    ObjectNode status = product.putObject("productStatus");
    status.put("lastUpdateDate", time.instant().toString());
    ObjectNode destination = status.putArray("destinationStatuses").addObject();
    destination.put("reportingContext", "SHOPPING_ADS");
    boolean fake = input.path("productAttributes").path("title").asString("").contains("replica");
    destination.putArray(fake ? "disapprovedCountries" : "approvedCountries").add("US");
    if (fake) {
      ObjectNode issue = status.putArray("itemLevelIssues").addObject();
      issue.put("code", "counterfeit").put("severity", "DISAPPROVED").put("attribute", "n:title");
      issue.put("resolution", "merchant_action").put("reportingContext", "SHOPPING_ADS");
      issue
          .put("description", "Counterfeit goods")
          .put("documentation", "https://support.google.com/x");
      issue.putArray("applicableCountries").add("US");
    }
    return product;
  }

  synchronized void swallow(String offer) {
    swallowed.add("en~US~" + offer);
  }

  /** A product that another data source brought. */
  synchronized void ofSomebodyElse(String offer) {
    ObjectNode product =
        object().put("offerId", offer).put("contentLanguage", "en").put("feedLabel", "US");
    products.put(
        "en~US~" + offer, product.put("dataSource", "accounts/" + ACCOUNT + "/dataSources/7"));
  }

  synchronized void revokeToken() {
    token = "ya29.google-token-" + ++tokens;
  }

  synchronized JsonNode input(String offer) {
    return inputs.getOrDefault("en~US~" + offer, object());
  }

  synchronized JsonNode local(String offer, String store) {
    return local.getOrDefault("en~US~" + offer + "@" + store, object());
  }

  synchronized Set<String> live() {
    Set<String> live = new TreeSet<>();
    products
        .values()
        .forEach(
            p -> {
              if (p.path("dataSource").asString("").equals(SOURCE)) {
                live.add(p.path("offerId").asString(""));
              }
            });
    return live;
  }

  synchronized Set<String> inStores() {
    Set<String> live = new TreeSet<>();
    local.keySet().forEach(key -> live.add(key.replaceFirst("^en~US~", "")));
    return live;
  }

  synchronized int timesCarriedOut(String key) {
    return changes.getOrDefault(key, 0);
  }

  private synchronized Reply answer(Request request) {
    if (request.is("POST", "/token")) {
      return token(request.form());
    }
    if (!request.header("authorization").equals("Bearer " + token)) {
      return error(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
    }
    String path = request.path();
    if (path.startsWith("/products" + ACCOUNTS)) {
      return products(request, path.substring(("/products" + ACCOUNTS).length()));
    }
    if (path.startsWith("/inventories" + ACCOUNTS + "/products/")) {
      return inventories(
          request, path.substring(("/inventories" + ACCOUNTS + "/products/").length()));
    }
    String source = "/datasources" + ACCOUNTS + "/dataSources/" + DATA_SOURCE;
    return path.startsWith(source)
        ? files.answer(request, path.substring(source.length()))
        : error(403, "PERMISSION_DENIED", "The caller does not have access to the accounts");
  }

  private Reply token(Map<String, String> form) {
    String[] parts = form.getOrDefault("assertion", "").split("\\.", -1);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(KEYS.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      JsonNode claims = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
      boolean good =
          form.getOrDefault("grant_type", "").endsWith(":jwt-bearer")
              && signature.verify(Base64.getUrlDecoder().decode(parts[2]))
              && claims.path("iss").asString("").equals(EMAIL)
              && claims.path("aud").asString("").equals(web.base() + "/token")
              && claims.path("scope").asString("").endsWith("/auth/content")
              && Instant.ofEpochSecond(claims.path("exp").asLong(0)).isAfter(time.instant());
      if (good) {
        return Reply.json(200, object().put("access_token", token).put("expires_in", 3_599));
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      // Refused below.
    }
    return Reply.json(
        400,
        object().put("error", "invalid_grant").put("error_description", "Invalid JWT Signature."));
  }

  private Reply products(Request request, String path) {
    if (request.is("GET", ".*/products")) {
      return list(request);
    }
    if (request.method().equals("GET") && path.startsWith("/products/")) {
      ObjectNode product = products.get(decoded(path.substring("/products/".length())));
      return product == null ? notFound() : Reply.json(200, product);
    }
    if (!request.query().getOrDefault("dataSource", "").equals(SOURCE)) {
      return error(404, "NOT_FOUND", "The data source does not exist");
    }
    if (request.method().equals("DELETE")) {
      String id = decoded(path.substring("/productInputs/".length()));
      if (inputs.remove(id) == null) {
        return notFound();
      }
      waiting.put(id, object());
      changed(id);
      return Reply.json(200, object());
    }
    return insert((ObjectNode) request.json());
  }

  private Reply insert(ObjectNode input) {
    List<String> problems = SHAPES.problems("products.ProductInput", input);
    if (!problems.isEmpty()) {
      return invalid("product_input", problems);
    }
    String id =
        input.path("contentLanguage").asString("")
            + "~"
            + input.path("feedLabel").asString("")
            + "~"
            + input.path("offerId").asString("");
    if (!input.equals(inputs.put(id, input))) {
      changed(id);
    }
    waiting.put(id, input);
    return Reply.json(
        200, input.deepCopy().put("name", "accounts/" + ACCOUNT + "/productInputs/" + id));
  }

  private Reply list(Request request) {
    List<ObjectNode> all = List.copyOf(products.values());
    int from = Integer.parseInt(request.query().getOrDefault("pageToken", "0"));
    int until = Math.min(from + PAGE, all.size());
    ObjectNode answer = object();
    ArrayNode page = answer.putArray("products");
    all.subList(from, until).forEach(page::add);
    if (until < all.size()) {
      answer.put("nextPageToken", Integer.toString(until));
    }
    return Reply.json(200, answer);
  }

  private Reply inventories(Request request, String path) {
    String segment = path.substring(0, path.indexOf('/'));
    if (!Set.of("pageSize", "pageToken").containsAll(request.query().keySet())) {
      return error(400, "INVALID_ARGUMENT", "Invalid JSON payload received. Unknown name");
    }
    String id = decoded(segment);
    if (!products.containsKey(id)) {
      return notFound();
    }
    if (request.method().equals("GET")) {
      ObjectNode answer = object();
      ArrayNode stores = answer.putArray("localInventories");
      local.forEach(
          (key, inventory) -> {
            if (key.startsWith(id + "@")) {
              stores.add(inventory);
            }
          });
      return Reply.json(200, answer);
    }
    if (request.method().equals("DELETE")) {
      String store = path.substring(path.lastIndexOf('/') + 1);
      String key = id + "@" + URLDecoder.decode(store, StandardCharsets.UTF_8);
      if (local.remove(key) == null) {
        return notFound();
      }
      changed(key);
      return Reply.json(200, object());
    }
    ObjectNode inventory = (ObjectNode) request.json();
    List<String> problems = SHAPES.problems("inventories.LocalInventory", inventory);
    if (!problems.isEmpty()) {
      return invalid("local_inventory", problems);
    }
    String key = id + "@" + inventory.path("storeCode").asString("");
    if (!inventory.equals(local.put(key, inventory))) {
      changed(key);
    }
    return Reply.json(200, inventory);
  }

  private void changed(String id) {
    changes.merge(id.replaceFirst("^en~US~", ""), 1, Integer::sum);
  }

  private static String decoded(String segment) {
    if (segment.contains("~")) {
      return segment;
    }
    return new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.UTF_8);
  }

  private static Reply notFound() {
    return error(404, "NOT_FOUND", "Resource not found");
  }

  private static Reply invalid(String where, List<String> problems) {
    Reply reply = error(400, "INVALID_ARGUMENT", "Invalid JSON payload: " + problems);
    ObjectNode body = (ObjectNode) Json.MAPPER.readTree(reply.body().bytes());
    ObjectNode detail = ((ObjectNode) body.path("error")).putArray("details").addObject();
    detail.put("@type", "type.googleapis.com/google.rpc.BadRequest");
    ArrayNode violations = detail.putArray("fieldViolations");
    for (String problem : problems) {
      String path = problem.substring(0, problem.indexOf(' '));
      violations.addObject().put("field", where + path).put("description", problem);
    }
    return Reply.json(400, body);
  }

  static Reply error(int status, String code, String message) {
    ObjectNode body = object();
    body.putObject("error").put("code", status).put("message", message).put("status", code);
    return Reply.json(status, body);
  }

  /** A used-up quota, as the Merchant API reports it. */
  static Reply quota(String reason) {
    Reply reply = error(429, "RESOURCE_EXHAUSTED", "Quota exceeded: " + reason);
    ObjectNode body = (ObjectNode) Json.MAPPER.readTree(reply.body().bytes());
    ((ObjectNode) body.path("error"))
        .putArray("details")
        .addObject()
        .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
        .put("reason", reason)
        .put("domain", "merchantapi.googleapis.com");
    return Reply.json(429, body);
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }

  /** The product as sent, for tests that look at single values. */
  synchronized JsonNode attributes(String offer) {
    return Objects.requireNonNull(input(offer)).path("productAttributes");
  }

  synchronized @Nullable JsonNode product(String offer) {
    return products.get("en~US~" + offer);
  }

  @Override
  public void close() {
    web.close();
  }
}
