package io.stoa.connectors.amazon;

import io.stoa.connectors.http.Loopback.Request;
import io.stoa.json.Json;
import io.stoa.schema.ItemSchema;
import io.stoa.schema.networknt.NetworkntCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What requests have to be like: paths, parameters and bodies of Amazon's models
 * (github.com/amzn/selling-partner-api-models). What matters most stands here; where the models
 * themselves lie beside the project, every request is held against them too.
 */
final class AmazonModels {
  private static final Path SPECS =
      Path.of(System.getProperty("stoa.root", ".."), "../shared/specs/amazon");
  private static final List<Operation> OPERATIONS =
      List.of(
          get("getFeeds", "/feeds/2021-06-30/feeds", Set.of()),
          body(
              "createFeed",
              "POST",
              "/feeds/2021-06-30/feeds",
              "feedType",
              "marketplaceIds",
              "inputFeedDocumentId"),
          get("getFeed", "/feeds/2021-06-30/feeds/{feedId}", Set.of()),
          body("createFeedDocument", "POST", "/feeds/2021-06-30/documents", "contentType"),
          get("getFeedDocument", "/feeds/2021-06-30/documents/{feedDocumentId}", Set.of()),
          get(
              "searchListingsItems",
              "/listings/2021-08-01/items/{sellerId}",
              Set.of("marketplaceIds")),
          get(
              "getListingsItem",
              "/listings/2021-08-01/items/{sellerId}/{sku}",
              Set.of("marketplaceIds")),
          body(
              "putListingsItem",
              "PUT",
              "/listings/2021-08-01/items/{sellerId}/{sku}",
              "productType",
              "attributes"),
          body(
              "patchListingsItem",
              "PATCH",
              "/listings/2021-08-01/items/{sellerId}/{sku}",
              "productType",
              "patches"),
          new Operation(
              "deleteListingsItem",
              "DELETE",
              "/listings/2021-08-01/items/{sellerId}/{sku}",
              Set.of("marketplaceIds"),
              Set.of()),
          get(
              "searchDefinitionsProductTypes",
              "/definitions/2020-09-01/productTypes",
              Set.of("marketplaceIds")),
          get(
              "getDefinitionsProductType",
              "/definitions/2020-09-01/productTypes/{productType}",
              Set.of("marketplaceIds")));

  private final Map<String, JsonNode> published = new LinkedHashMap<>();
  private final Map<String, ItemSchema> bodies = new LinkedHashMap<>();
  private final @Nullable ItemSchema feed;

  /**
   * An operation.
   *
   * @param parameters of the query that have to be there
   * @param fields of the body that have to be there
   */
  record Operation(
      String id, String method, String path, Set<String> parameters, Set<String> fields) {
    boolean fits(Request request) {
      return request.is(method, path.replaceAll("\\{[a-zA-Z]+}", "[^/]+"));
    }
  }

  AmazonModels() {
    for (String name :
        List.of(
            "feeds_2021-06-30.json",
            "listingsItems_2021-08-01.json",
            "definitionsProductTypes_2020-09-01.json")) {
      read(name).ifPresent(this::add);
    }
    feed =
        read("listings-feed-schema-v2.json")
            .map(schema -> new NetworkntCompiler().compile(schema))
            .orElse(null);
  }

  private static Operation get(String id, String path, Set<String> parameters) {
    return new Operation(id, "GET", path, parameters, Set.of());
  }

  private static Operation body(String id, String method, String path, String... fields) {
    Set<String> parameters = path.startsWith("/listings") ? Set.of("marketplaceIds") : Set.of();
    return new Operation(id, method, path, parameters, Set.of(fields));
  }

  private static Optional<JsonNode> read(String name) {
    try {
      Path file = SPECS.resolve(name);
      return Files.exists(file)
          ? Optional.of(Json.MAPPER.readTree(Files.readString(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(JsonNode model) {
    ObjectNode definitions = (ObjectNode) model.path("definitions");
    for (JsonNode methods : model.path("paths")) {
      for (JsonNode operation : methods) {
        if (operation.has("operationId")) {
          String id = operation.path("operationId").asString("");
          published.put(id, operation);
          for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asString("").equals("body")) {
              bodies.put(id, compiled(parameter.path("schema"), definitions));
            }
          }
        }
      }
    }
  }

  /** A body's schema of Swagger with its definitions as JSON Schema. */
  private static ItemSchema compiled(JsonNode schema, ObjectNode definitions) {
    String name = schema.path("$ref").asString("").replace("#/definitions/", "");
    ObjectNode whole = (ObjectNode) definitions.path(name).deepCopy();
    whole.set("definitions", definitions.deepCopy());
    return new NetworkntCompiler().compile(whole);
  }

  @Nullable Operation operation(Request request) {
    return OPERATIONS.stream().filter(o -> o.fits(request)).findFirst().orElse(null);
  }

  /** Everything that is wrong with the request. */
  List<String> check(Operation operation, Request request) {
    List<String> wrong = new ArrayList<>();
    for (String parameter : operation.parameters()) {
      if (request.query().getOrDefault(parameter, "").isEmpty()) {
        wrong.add(operation.id() + " has no " + parameter);
      }
    }
    if (!operation.fields().isEmpty()) {
      JsonNode body = request.json();
      operation.fields().stream()
          .filter(field -> body.path(field).isMissingNode())
          .forEach(field -> wrong.add(operation.id() + " has no " + field));
    }
    if (operation.id().equals("getFeeds")
        && request.query().containsKey("nextToken")
        && request.query().size() > 1) {
      wrong.add("nextToken is the only parameter");
    }
    JsonNode model = published.get(operation.id());
    if (model != null) {
      query(operation, model, request, wrong);
    }
    ItemSchema body = bodies.get(operation.id());
    if (body != null) {
      body.check(request.json()).forEach(b -> wrong.add(operation.id() + " body: " + b));
    }
    return wrong;
  }

  private static void query(
      Operation operation, JsonNode model, Request request, List<String> wrong) {
    Map<String, JsonNode> known = new LinkedHashMap<>();
    for (JsonNode parameter : model.path("parameters")) {
      if (parameter.path("in").asString("").equals("query")) {
        known.put(parameter.path("name").asString(""), parameter);
      }
    }
    request
        .query()
        .forEach(
            (name, value) -> {
              JsonNode parameter = known.get(name);
              if (parameter == null) {
                wrong.add(operation.id() + " has no parameter " + name);
              } else {
                value(operation.id() + " " + name, parameter, value, wrong);
              }
            });
  }

  private static void value(String at, JsonNode parameter, String value, List<String> wrong) {
    boolean list = parameter.path("type").asString("").equals("array");
    List<String> values = list ? List.of(value.split(",", -1)) : List.of(value);
    if (values.size() > parameter.path("maxItems").asInt(Integer.MAX_VALUE)) {
      wrong.add(at + " has too many values");
    }
    JsonNode allowed = list ? parameter.path("items").path("enum") : parameter.path("enum");
    for (String one : values) {
      if (allowed instanceof ArrayNode names
          && names.valueStream().noneMatch(name -> name.asString("").equals(one))) {
        wrong.add(at + " must not be " + one);
      }
    }
    if (parameter.path("type").asString("").equals("integer")
        && Integer.parseInt(value) > parameter.path("maximum").asInt(Integer.MAX_VALUE)) {
      wrong.add(at + " is too large");
    }
  }

  /** Everything that is wrong with a listings feed. */
  List<String> checkFeed(String text) {
    JsonNode json = Json.MAPPER.readTree(text);
    List<String> wrong = new ArrayList<>();
    if (!json.at("/header/version").asString("").equals("2.0")
        || json.at("/header/sellerId").asString("").isEmpty()
        || json.path("messages").isEmpty()
        || json.path("messages").size() > 25_000) {
      wrong.add("not a listings feed: " + json.path("header"));
    }
    if (feed != null) {
      feed.check(json).forEach(breach -> wrong.add("feed: " + breach));
    }
    return wrong;
  }
}
