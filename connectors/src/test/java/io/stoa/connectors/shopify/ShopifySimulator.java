package io.stoa.connectors.shopify;

import graphql.language.OperationDefinition;
import graphql.schema.DataFetchingEnvironment;
import io.stoa.connectors.exchange.Content;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.connectors.http.TestTime;
import io.stoa.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shopify's Admin GraphQL API on loopback, as https://shopify.dev/docs/api/admin-graphql describes
 * it: documents and variables are held against its schema, points are counted, bulk operations run
 * when {@link #settle} is called.
 */
final class ShopifySimulator implements AutoCloseable {
  static final String TOKEN = "shpat_open-sesame";
  static final String CLIENT_SECRET = "shpss_client-secret";
  private static final String SIGNATURE = "c2lnbmF0dXJl-of-the-upload";

  final ShopifyShop shop;
  final Loopback web;
  private final TestTime time;
  private final ShopifySchema schema;
  private final Map<String, byte[]> uploads = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();
  private final List<Map<String, Object>> bulks = new ArrayList<>();
  private final List<String> scopes =
      new ArrayList<>(List.of("write_products", "write_inventory", "write_publications"));
  private double points = 2_000;
  private Instant counted;
  private int bulkLimit = 5;
  private int breaksAfter = Integer.MAX_VALUE;
  private int pageLimit = 250;
  private String served = "";

  ShopifySimulator(TestTime time) {
    this.time = time;
    this.counted = time.instant();
    shop = new ShopifyShop(time);
    schema =
        new ShopifySchema(
            Map.of(
                "shop", e -> Map.of("name", "Test", "id", "gid://shopify/Shop/1"),
                "currentAppInstallation",
                    e ->
                        Map.of(
                            "accessScopes",
                            scopes.stream().map(scope -> Map.of("handle", scope)).toList()),
                "nodes", e -> ids(e).stream().map(shop::byId).toList(),
                "productByIdentifier", this::byIdentifier,
                "products", this::page,
                "bulkOperation", e -> bulk(e.getArgument("id")),
                "bulkOperations", this::newestBulks),
            Map.of(
                "productSet", e -> shop.set(e.getArgument("identifier"), argument(e, "input")),
                "productDelete", e -> shop.delete(String.valueOf(argument(e, "input").get("id"))),
                "publishablePublish",
                    e ->
                        shop.publish(
                            Objects.requireNonNull(e.<String>getArgument("id")),
                            ShopifyShop.maps(e.getArgument("input"))),
                "metafieldsSet", e -> shop.mark(ShopifyShop.maps(e.getArgument("metafields"))),
                "stagedUploadsCreate", this::stage,
                "bulkOperationRunMutation", this::runBulk),
            Map.of(
                "metafield", ShopifySimulator::metafield,
                "publishedOnPublication",
                    e ->
                        shop.isPublished(
                            source(e),
                            Objects.requireNonNull(e.<String>getArgument("publicationId"))),
                "resourcePublicationsCount",
                    e ->
                        Map.of(
                            "count",
                            shop.count(
                                source(e), Boolean.TRUE.equals(e.getArgument("onlyPublished"))))));
    web = new Loopback(this::answer);
  }

  URI base() {
    return web.base();
  }

  /** So many points are there now. */
  synchronized void points(double left) {
    points = left;
    counted = time.instant();
  }

  /** So many bulk operations may run at a time. */
  synchronized void bulkLimit(int most) {
    bulkLimit = most;
  }

  /** The next bulk operation fails after so many lines. */
  synchronized void breakBulkAfter(int lines) {
    breaksAfter = lines;
  }

  /** Lists come in pages of at most so many, whatever is asked for. */
  synchronized void pageLimit(int most) {
    pageLimit = most;
  }

  /** Answers in another version than was asked for. */
  synchronized void serve(String version) {
    served = version;
  }

  synchronized void scopes(String... granted) {
    scopes.clear();
    scopes.addAll(List.of(granted));
  }

  /** A bulk operation of somebody else who uses the same app. */
  synchronized void otherBulk(String status) {
    bulks.add(newBulk("mutation Other($x: ID!) { y }", "", status));
  }

  synchronized void endOtherBulks() {
    bulks.forEach(bulk -> bulk.replace("status", "RUNNING", "COMPLETED"));
  }

  synchronized int bulksBegun() {
    return bulks.size();
  }

  /** The files of bulk operations are kept no more. */
  synchronized void forgetFiles() {
    files.clear();
  }

  private synchronized Reply answer(Request request) {
    if (request.path().startsWith("/upload")) {
      return upload(request);
    }
    if (request.path().startsWith("/files/")) {
      String file = files.get(request.path());
      return file == null ? Reply.empty(404) : new Reply(200, Map.of(), Content.of(file));
    }
    if (request.path().equals("/admin/oauth/access_token")) {
      return CLIENT_SECRET.equals(request.form().get("client_secret"))
          ? Reply.json(
              200, "{\"access_token\":\"" + TOKEN + "\",\"scope\":\"\",\"expires_in\":86399}")
          : Reply.json(400, "{\"error\":\"invalid_client\"}");
    }
    if (!request.is("POST", "/admin/api/20\\d\\d-\\d\\d/graphql.json")) {
      return Reply.json(404, "{\"errors\":\"Not Found\"}");
    }
    if (!request.header("x-shopify-access-token").equals(TOKEN)) {
      return Reply.json(
          401, "{\"errors\":\"[API] Invalid API key or access token (unrecognized login)\"}");
    }
    String version = request.path().split("/", -1)[3];
    return graphql(request.json())
        .header("X-Shopify-API-Version", served.isEmpty() ? version : served);
  }

  private Reply graphql(JsonNode body) {
    String document = body.path("query").asString("");
    JsonNode variables = body.path("variables");
    double cost = cost(document, variables);
    refill();
    ObjectNode answer = Json.MAPPER.createObjectNode();
    if (cost > 1_000) {
      answer.putArray("errors").add(error("MAX_COST_EXCEEDED", "Query cost is " + cost));
      return Reply.json(200, answer);
    }
    if (cost > points) {
      answer.putArray("errors").add(error("THROTTLED", "Throttled"));
    } else {
      points -= cost;
      answer = schema.run(document, variables);
    }
    ObjectNode said = answer.putObject("extensions").putObject("cost");
    said.put("requestedQueryCost", cost);
    said.putObject("throttleStatus")
        .put("maximumAvailable", 2_000)
        .put("currentlyAvailable", Math.floor(points))
        .put("restoreRate", 100);
    return Reply.json(200, answer);
  }

  private static ObjectNode error(String code, String message) {
    ObjectNode error = Json.MAPPER.createObjectNode().put("message", message);
    error.putObject("extensions").put("code", code);
    return error;
  }

  private void refill() {
    double seconds = Duration.between(counted, time.instant()).toMillis() / 1_000.0;
    points = Math.min(2_000, points + seconds * 100);
    counted = time.instant();
  }

  /** 10 for a mutation; about 4 for a product that is looked at. */
  private static double cost(String document, JsonNode variables) {
    OperationDefinition operation = ShopifySchema.operation(document);
    int fields = operation.getSelectionSet().getSelections().size();
    return operation.getOperation() == OperationDefinition.Operation.MUTATION
        ? 10.0 * fields
        : fields * 4.0 + variables.path("ids").size() * 4 + variables.path("first").asInt(0) * 4;
  }

  private static Map<String, Object> argument(DataFetchingEnvironment e, String name) {
    return Objects.requireNonNull(e.<Map<String, Object>>getArgument(name));
  }

  private static List<String> ids(DataFetchingEnvironment e) {
    return Objects.requireNonNull(e.<List<String>>getArgument("ids"));
  }

  private static Map<String, Object> source(DataFetchingEnvironment e) {
    return Objects.requireNonNull(e.<Map<String, Object>>getSource());
  }

  private static @Nullable Map<String, Object> metafield(DataFetchingEnvironment e) {
    return ShopifyShop.maps(source(e).get("metafields")).stream()
        .filter(
            m ->
                Objects.equals(m.get("key"), e.getArgument("key"))
                    && Objects.equals(m.get("namespace"), e.getArgument("namespace")))
        .reduce((first, last) -> last)
        .orElse(null);
  }

  private @Nullable Map<String, Object> byIdentifier(DataFetchingEnvironment e) {
    Map<String, Object> identifier = argument(e, "identifier");
    return identifier.get("handle") instanceof String handle
        ? shop.byHandle(handle)
        : shop.byId(String.valueOf(identifier.get("id")));
  }

  private Map<String, Object> page(DataFetchingEnvironment e) {
    int first = Math.min(pageLimit, Objects.requireNonNull(e.<Integer>getArgument("first")));
    String after = e.getArgumentOrDefault("after", "0");
    String query = e.getArgumentOrDefault("query", "");
    long behind =
        query.startsWith("id:>") ? Long.parseLong(query.substring(4).split(" ", 2)[0]) : 0;
    List<Map<String, Object>> rest =
        shop.all().stream()
            .filter(p -> ShopifyShop.number(p) > Math.max(behind, Long.parseLong(after)))
            .toList();
    List<Map<String, Object>> nodes = rest.subList(0, Math.min(first, rest.size()));
    Map<String, Object> info = new HashMap<>();
    info.put("hasNextPage", rest.size() > nodes.size());
    info.put(
        "endCursor",
        nodes.isEmpty() ? null : Long.toString(ShopifyShop.number(nodes.get(nodes.size() - 1))));
    return Map.of("nodes", nodes, "pageInfo", info);
  }

  private Map<String, Object> stage(DataFetchingEnvironment e) {
    String key = "tmp/21759409/bulk/" + uploads.size() + "/stoa.jsonl";
    return Map.of(
        "stagedTargets",
        List.of(
            Map.of(
                "url",
                base() + "/upload",
                "parameters",
                List.of(
                    Map.of("name", "key", "value", key),
                    Map.of("name", "x-goog-signature", "value", SIGNATURE),
                    Map.of("name", "acl", "value", "private")))),
        "userErrors",
        List.of());
  }

  /** A form whose parts are in Shopify's order, the file at its end. */
  private Reply upload(Request request) {
    String type = request.header("content-type");
    String boundary = "--" + type.substring(type.indexOf("boundary=") + 9);
    String body = new String(request.body().bytes(), StandardCharsets.ISO_8859_1);
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : Arrays.asList(body.split(java.util.regex.Pattern.quote(boundary), -1))) {
      int head = part.indexOf("\r\n\r\n");
      if (head > 0) {
        String name = part.replaceFirst("(?s).*?name=\"([^\"]*)\".*", "$1");
        parts.put(name, part.substring(head + 4, part.length() - 2));
      }
    }
    if (!List.copyOf(parts.keySet()).equals(List.of("key", "x-goog-signature", "acl", "file"))
        || !SIGNATURE.equals(parts.get("x-goog-signature"))
        || !request.header("x-shopify-access-token").isEmpty()) {
      return Reply.empty(403);
    }
    uploads.put(
        Objects.requireNonNull(parts.get("key")),
        Objects.requireNonNull(parts.get("file")).getBytes(StandardCharsets.ISO_8859_1));
    return Reply.empty(201);
  }

  private Map<String, Object> runBulk(DataFetchingEnvironment e) {
    String mutation = Objects.requireNonNull(e.<String>getArgument("mutation"));
    String path = Objects.requireNonNull(e.<String>getArgument("stagedUploadPath"));
    String client = e.getArgumentOrDefault("clientIdentifier", "");
    long running = bulks.stream().filter(b -> isOpen(b)).count();
    OperationDefinition operation = ShopifySchema.operation(mutation);
    if (running >= bulkLimit) {
      return refused("OPERATION_IN_PROGRESS", "Another bulk operation is running.");
    }
    if (!uploads.containsKey(path)) {
      return refused("NO_SUCH_FILE", "The file could not be found.");
    }
    if (operation.getOperation() != OperationDefinition.Operation.MUTATION
        || operation.getSelectionSet().getSelections().size() != 1
        || client.length() < 10
        || client.length() > 255) {
      return refused("INVALID_MUTATION", "One mutation only.");
    }
    Map<String, Object> bulk = newBulk(mutation, path, "CREATED");
    bulks.add(bulk);
    return Map.of("bulkOperation", bulk, "userErrors", List.of());
  }

  private static boolean isOpen(Map<String, Object> bulk) {
    return Set.of("CREATED", "RUNNING").contains(String.valueOf(bulk.get("status")));
  }

  private static Map<String, Object> refused(String code, String message) {
    return Map.of("userErrors", List.of(ShopifyShop.error(code, message)));
  }

  private Map<String, Object> newBulk(String mutation, String path, String status) {
    Map<String, Object> bulk = new HashMap<>();
    bulk.put("id", "gid://shopify/BulkOperation/" + (bulks.size() + 1));
    bulk.put("query", mutation);
    bulk.put("status", status);
    bulk.put("type", "MUTATION");
    bulk.put("path", path);
    return bulk;
  }

  private @Nullable Map<String, Object> bulk(@Nullable String id) {
    return bulks.stream().filter(b -> Objects.equals(b.get("id"), id)).findFirst().orElse(null);
  }

  private Map<String, Object> newestBulks(DataFetchingEnvironment e) {
    List<Map<String, Object>> newest = new ArrayList<>(bulks);
    java.util.Collections.reverse(newest);
    return Map.of("nodes", newest, "pageInfo", Map.of("hasNextPage", false));
  }

  /** Runs the bulk operations that wait. */
  synchronized void settle() {
    bulks.stream().filter(bulk -> "CREATED".equals(bulk.get("status"))).forEach(this::run);
  }

  private void run(Map<String, Object> bulk) {
    StringBuilder results = new StringBuilder();
    String file =
        new String(
            Objects.requireNonNull(uploads.get(String.valueOf(bulk.get("path")))),
            StandardCharsets.UTF_8);
    int number = 0;
    for (String line : file.lines().toList()) {
      if (number == breaksAfter) {
        break;
      }
      ObjectNode result = schema.run(String.valueOf(bulk.get("query")), Json.MAPPER.readTree(line));
      results.append(result.put("__lineNumber", number++)).append('\n');
    }
    String path = "/files/" + files.size();
    files.put(path, results.toString());
    boolean broken = number == breaksAfter;
    breaksAfter = Integer.MAX_VALUE;
    bulk.put("status", broken ? "FAILED" : "COMPLETED");
    bulk.put(broken ? "partialDataUrl" : "url", base() + path + "?X-Goog-Signature=" + SIGNATURE);
  }

  @Override
  public void close() {
    web.close();
  }
}
