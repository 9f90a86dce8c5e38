package io.stoa.connectors.amazon;

import io.stoa.connectors.exchange.Content;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.connectors.http.TestTime;
import io.stoa.json.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Login with Amazon, the Feeds, Listings Items and Product Type Definitions APIs and the store of
 * feed documents on loopback, as Amazon's models and guides describe them. Every request is held
 * against the models ({@link AmazonModels}) and the usage plans ({@link AmazonMeters}); tokens and
 * signed addresses expire; feeds are worked on when {@link #settle} is called. Time is the test's.
 */
final class AmazonSimulator implements AutoCloseable {
  static final String SELLER = "A1SELLER";
  static final String MARKETPLACE = "ATVPDKIKX0DER";
  static final String CLIENT_ID = "amzn1.application-oa2-client.0123";
  static final String CLIENT_SECRET = "amzn1.oa2-cs.v1.0123456789abcdef";
  static final String REFRESH_TOKEN = "Atzr|refresh-0123456789";
  private static final Duration TOKEN_LIFE = Duration.ofHours(1);
  private static final Duration ADDRESS_LIFE = Duration.ofMinutes(5);

  private final TestTime time;
  private final AmazonMeters meters;
  private final AmazonModels models = new AmazonModels();
  final AmazonListings listings;
  final Loopback web = new Loopback(this::answer);
  private final Map<String, Instant> tokens = new HashMap<>();
  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final Map<String, ObjectNode> feeds = new LinkedHashMap<>();
  private final Map<String, String> schemas = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private boolean packed = true;
  private String nextFate = "DONE";
  private int number;

  /** A feed document and until when its address holds. */
  private record Document(String contentType, Instant until, Content content) {}

  AmazonSimulator(TestTime time) {
    this.time = time;
    this.meters = new AmazonMeters(time);
    this.listings = new AmazonListings(MARKETPLACE, time);
  }

  URI base() {
    return web.base();
  }

  Loopback web() {
    return web;
  }

  /** What no client may do; empty when all requests were as the models want them. */
  List<String> faults() {
    List<String> all = new ArrayList<>(faults);
    all.addAll(meters.exceeded());
    return all;
  }

  /** How many feeds were begun. */
  int feedsBegun() {
    return feeds.size();
  }

  /** Reports come as they are, not compressed. */
  void plainReports() {
    packed = false;
  }

  /** The next feed that is worked on ends so. */
  void nextFeedIs(String status) {
    nextFate = status;
  }

  /** From now on no token that was given out is taken. */
  void forgetTokens() {
    tokens.clear();
  }

  /** Somebody else's feed. */
  void foreignFeed(String sku) {
    ObjectNode feed = Json.MAPPER.createObjectNode();
    ObjectNode header = feed.putObject("header");
    header.put("sellerId", SELLER).put("version", "2.0");
    feed.putArray("messages")
        .addObject()
        .put("messageId", 1)
        .put("sku", sku)
        .put("operationType", "DELETE");
    String document = "foreign-" + ++number;
    documents.put(document, new Document("", Instant.MAX, Content.of(Json.write(feed))));
    begin(document);
  }

  /** A product type's schema is published. */
  void publish(String productType, String schema) {
    schemas.put(productType, schema);
  }

  /** Works on everything in the queue; some minutes pass. */
  void settle() {
    time.pass(Duration.ofMinutes(3));
    for (ObjectNode feed : feeds.values()) {
      if (!feed.path("processingStatus").asString("").equals("IN_QUEUE")) {
        continue;
      }
      String fate = nextFate;
      nextFate = "DONE";
      if (fate.equals("IN_QUEUE")) {
        continue;
      }
      feed.put("processingStatus", fate);
      if (fate.equals("DONE")) {
        JsonNode input = Json.MAPPER.readTree(document(feed).content().bytes());
        keepReport(feed, listings.carryOut(input, feed.path("feedId").asString("")));
      } else if (fate.equals("FATAL")) {
        keepReport(feed, AmazonListings.fatal(SELLER, feed.path("feedId").asString("")));
      }
    }
    listings.settle();
  }

  private Document document(ObjectNode feed) {
    return Objects.requireNonNull(
        documents.get(feed.path("inputFeedDocumentId").asString("")), "no such document");
  }

  private void keepReport(ObjectNode feed, ObjectNode report) {
    String id = "amzn1.tortuga.report." + ++number;
    byte[] bytes = Json.write(report);
    documents.put(
        id, new Document("", Instant.MAX, Content.of(packed ? AmazonListings.gzip(bytes) : bytes)));
    feed.put("resultFeedDocumentId", id);
  }

  private Reply answer(Request request) {
    String path = request.path();
    if (path.equals("/auth/o2/token")) {
      return token(request);
    }
    if (path.startsWith("/signed/")) {
      return signed(request);
    }
    String token = request.header("x-amz-access-token");
    Instant expires = tokens.get(token);
    if (expires == null || !expires.isAfter(time.instant())) {
      return error(
          403,
          "Unauthorized",
          "Access to requested resource is denied.",
          expires == null
              ? "The access token you provided is revoked, malformed or invalid."
              : "The access token you provided has expired.");
    }
    if (request.header("user-agent").isBlank()) {
      faults.add("no user-agent: " + path);
    }
    AmazonModels.Operation operation = models.operation(request);
    if (operation == null) {
      faults.add("no such operation: " + request.method() + " " + path);
      return error(404, "NotFound", "Resource not found.", "");
    }
    List<String> wrong = models.check(operation, request);
    if (!wrong.isEmpty()) {
      faults.addAll(wrong);
      return error(400, "InvalidInput", String.join("; ", wrong), "");
    }
    if (!meters.take(operation.id(), request)) {
      return error(429, "QuotaExceeded", "You exceeded your quota for the requested resource.", "")
          .header("x-amzn-RateLimit-Limit", meters.rate(operation.id()));
    }
    return carryOut(operation.id(), request)
        .header("x-amzn-RateLimit-Limit", meters.rate(operation.id()))
        .header("x-amzn-RequestId", "request-" + ++number);
  }

  private Reply carryOut(String operation, Request request) {
    String[] segments = request.path().substring(1).split("/", -1);
    String last = URLDecoder.decode(segments[segments.length - 1], StandardCharsets.UTF_8);
    return switch (operation) {
      case "createFeedDocument" -> createDocument(request);
      case "createFeed" -> createFeed(request);
      case "getFeed" -> feed(last);
      case "getFeeds" -> feeds(request);
      case "getFeedDocument" -> getDocument(last);
      case "searchListingsItems" -> listings.search(request);
      case "getListingsItem" -> listings.get(last, request);
      case "putListingsItem" -> listings.put(last, request);
      case "patchListingsItem" -> listings.patch(last, request);
      case "deleteListingsItem" -> listings.delete(last);
      case "getDefinitionsProductType" -> definition(last, request);
      case "searchDefinitionsProductTypes" -> definitions(request);
      default -> error(404, "NotFound", "Not simulated: " + operation, "");
    };
  }

  private Reply token(Request request) {
    Map<String, String> form = request.form();
    if (!form.keySet().equals(Set.of("grant_type", "refresh_token", "client_id", "client_secret"))
        || !request.header("content-type").startsWith("application/x-www-form-urlencoded")) {
      faults.add("token request with " + form.keySet());
      return lwaError(400, "invalid_request");
    }
    if (!CLIENT_ID.equals(form.get("client_id"))
        || !CLIENT_SECRET.equals(form.get("client_secret"))) {
      return lwaError(401, "invalid_client");
    }
    if (!REFRESH_TOKEN.equals(form.get("refresh_token"))) {
      return lwaError(400, "invalid_grant");
    }
    String token = "Atza|access-token-" + ++number;
    tokens.put(token, time.instant().plus(TOKEN_LIFE));
    return Reply.json(
        200,
        Json.MAPPER
            .createObjectNode()
            .put("access_token", token)
            .put("token_type", "bearer")
            .put("expires_in", TOKEN_LIFE.toSeconds())
            .put("refresh_token", REFRESH_TOKEN));
  }

  private static Reply lwaError(int status, String code) {
    return Reply.json(
        status,
        Json.MAPPER
            .createObjectNode()
            .put("error", code)
            .put("error_description", "The request has an invalid parameter."));
  }

  private Reply createDocument(Request request) {
    String id = "amzn1.tortuga.input." + ++number;
    Instant until = time.instant().plus(ADDRESS_LIFE);
    documents.put(
        id, new Document(request.json().path("contentType").asString(""), until, Content.NONE));
    return Reply.json(
        201,
        Json.MAPPER.createObjectNode().put("feedDocumentId", id).put("url", signedAddress(id)));
  }

  private String signedAddress(String id) {
    return base() + "/signed/" + id + "?X-Amz-Expires=300&X-Amz-Signature=0123456789abcdef";
  }

  /** As S3 does: the address itself is the authorisation. */
  private Reply signed(Request request) {
    if (!request.header("x-amz-access-token").isEmpty()) {
      faults.add("an access token was sent to a signed address");
    }
    String id = request.path().substring("/signed/".length());
    Document document = documents.get(id);
    if (document == null || !request.query().containsKey("X-Amz-Signature")) {
      return Reply.empty(404);
    }
    if (request.method().equals("GET")) {
      return new Reply(200, Map.of("Content-Type", "application/json"), document.content());
    }
    if (!document.until().isAfter(time.instant())
        || !request.header("content-type").equals(document.contentType())) {
      return Reply.empty(403);
    }
    documents.put(id, new Document(document.contentType(), document.until(), request.body()));
    return Reply.empty(200);
  }

  private Reply createFeed(Request request) {
    JsonNode body = request.json();
    String id = body.path("inputFeedDocumentId").asString("");
    Document document = documents.get(id);
    if (document == null || document.content().length() == 0) {
      return error(400, "InvalidInput", "The feed document has no content.", "");
    }
    List<String> wrong = models.checkFeed(document.content().text());
    faults.addAll(wrong);
    return Reply.json(202, Json.MAPPER.createObjectNode().put("feedId", begin(id)));
  }

  private String begin(String document) {
    String id = Integer.toString(500_000 + ++number);
    ObjectNode feed = Json.MAPPER.createObjectNode();
    feed.put("feedId", id).put("feedType", "JSON_LISTINGS_FEED");
    feed.putArray("marketplaceIds").add(MARKETPLACE);
    feed.put("createdTime", time.instant().toString());
    feed.put("processingStatus", "IN_QUEUE").put("inputFeedDocumentId", document);
    feeds.put(id, feed);
    return id;
  }

  private Reply feed(String id) {
    ObjectNode feed = feeds.get(id);
    return feed == null
        ? error(404, "NotFound", "There is no such feed.", "")
        : Reply.json(200, shown(feed));
  }

  /** Which document a feed was made of is not said. */
  private static ObjectNode shown(ObjectNode feed) {
    return feed.deepCopy().without(List.of("inputFeedDocumentId"));
  }

  private Reply feeds(Request request) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode page = answer.putArray("feeds");
    Predicate<ObjectNode> fits =
        feed ->
            !request.query().containsKey("createdSince")
                || !Instant.parse(feed.path("createdTime").asString(""))
                    .isBefore(Instant.parse(request.query().get("createdSince")));
    feeds.values().stream().filter(fits).map(AmazonSimulator::shown).forEach(page::add);
    return Reply.json(200, answer);
  }

  private Reply getDocument(String id) {
    Document document = documents.get(id);
    if (document == null) {
      return error(404, "NotFound", "There is no such document.", "");
    }
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.put("feedDocumentId", id).put("url", signedAddress(id));
    if (packed) {
      answer.put("compressionAlgorithm", "GZIP");
    }
    return Reply.json(200, answer);
  }

  private Reply definition(String productType, Request request) {
    String schema = schemas.get(productType);
    if (schema == null) {
      return error(404, "NotFound", "There is no such product type.", "");
    }
    String id = "schema-" + ++number;
    documents.put(id, new Document("", Instant.MAX, Content.of(schema)));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer
        .putObject("schema")
        .put("checksum", AmazonListings.md5(schema))
        .putObject("link")
        .put("resource", signedAddress(id))
        .put("verb", "GET");
    answer.put("requirements", request.query().get("requirements"));
    answer.put("requirementsEnforced", "ENFORCED");
    answer.putObject("propertyGroups");
    answer.put("locale", "en_US");
    answer.putArray("marketplaceIds").add(MARKETPLACE);
    answer.put("productType", productType).put("displayName", "Shirts");
    answer.putObject("productTypeVersion").put("version", "UHqSqmb4").put("latest", true);
    return Reply.json(200, answer);
  }

  private Reply definitions(Request request) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode types = answer.putArray("productTypes");
    String words = request.query().getOrDefault("keywords", "").toUpperCase(java.util.Locale.ROOT);
    for (String name : schemas.keySet()) {
      if (name.contains(words)) {
        ObjectNode type = types.addObject().put("name", name).put("displayName", name);
        type.putArray("marketplaceIds").add(MARKETPLACE);
      }
    }
    answer.put("productTypeVersion", "UHqSqmb4");
    return Reply.json(200, answer);
  }

  static Reply error(int status, String code, String message, String details) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer
        .putArray("errors")
        .addObject()
        .put("code", code)
        .put("message", message)
        .put("details", details);
    return Reply.json(status, answer);
  }

  @Override
  public void close() {
    web.close();
  }
}
