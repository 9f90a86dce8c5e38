package io.stoa.connectors.shopify;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.http.Answer;
import io.stoa.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bulk operations: a file of variables is uploaded, Shopify runs a mutation with each of its lines
 * and offers a file of answers. See https://shopify.dev/docs/api/usage/bulk-operations/imports.
 */
final class ShopifyBulk {
  private static final Duration BUSY = Duration.ofMinutes(1);
  private static final int NEWEST = 50;
  private static final Set<String> UNDER_WAY = Set.of("CREATED", "RUNNING", "CANCELING");
  private static final String FILE_NAME = "stoa.jsonl";
  private static final String FILE_TYPE = "text/jsonl";

  private static final String STAGE =
      """
      mutation StoaStage($input: [StagedUploadInput!]!) {
        stagedUploadsCreate(input: $input) {
          stagedTargets { url parameters { name value } }
          userErrors { field message }
        }
      }
      """;

  private static final String RUN =
      """
      mutation StoaRun($mutation: String!, $path: String!, $client: String) {
        bulkOperationRunMutation(
          mutation: $mutation, stagedUploadPath: $path, clientIdentifier: $client
        ) {
          bulkOperation { id status }
          userErrors { field message code }
        }
      }
      """;

  private static final String NEWEST_FIRST =
      """
      query StoaBulks($first: Int!) {
        bulkOperations(
          first: $first, query: "operation_type:mutation", sortKey: CREATED_AT, reverse: true
        ) {
          nodes { id status query }
        }
      }
      """;

  private static final String ONE =
      """
      query StoaBulk($id: ID!) {
        bulkOperation(id: $id) { id status errorCode url partialDataUrl }
      }
      """;

  private final ShopifyClient client;

  ShopifyBulk(ShopifyClient client) {
    this.client = client;
  }

  /**
   * One of the shop's bulk operations.
   *
   * @param status CREATED, RUNNING, COMPLETED, FAILED and so on
   * @param results where its answers are, as far as there are any; empty for nowhere
   */
  record Operation(String id, String status, String results) {
    boolean isUnderWay() {
      return UNDER_WAY.contains(status);
    }
  }

  /**
   * The operation whose mutation has that name, among the newest: its name is how we find one whose
   * beginning we were never told of.
   */
  Optional<Operation> find(String name) throws DeliveryException {
    for (JsonNode node : newest()) {
      if (node.path("query").asString("").contains(name + "(")) {
        return Optional.of(
            new Operation(node.path("id").asString(""), node.path("status").asString(""), ""));
      }
    }
    return Optional.empty();
  }

  private List<JsonNode> newest() throws DeliveryException {
    ObjectNode variables = Json.MAPPER.createObjectNode().put("first", NEWEST);
    List<JsonNode> nodes = new ArrayList<>();
    client
        .data(ShopifyRequest.read("bulkOperations", NEWEST_FIRST, variables, NEWEST + 2))
        .path("bulkOperations")
        .path("nodes")
        .forEach(nodes::add);
    return nodes;
  }

  /**
   * Whether one more may begin.
   *
   * @throws PostponedException when as many are under way as the settings allow
   */
  void awaitTurn() throws DeliveryException {
    long underWay =
        newest().stream()
            .filter(node -> UNDER_WAY.contains(node.path("status").asString("")))
            .count();
    if (underWay >= client.settings().bulkAtOnce()) {
      throw new PostponedException(BUSY, "Another bulk operation is running in the shop.");
    }
  }

  /**
   * Begins one.
   *
   * @param document the mutation
   * @param lines its variables, one JSON object on each line
   * @param key our own of 10 to 255 characters
   * @return Shopify's id
   */
  String start(String document, byte[] lines, String key) throws DeliveryException {
    String path = upload(lines);
    ObjectNode variables =
        Json.MAPPER
            .createObjectNode()
            .put("mutation", document)
            .put("path", path)
            .put("client", key);
    JsonNode said =
        client
            .data(ShopifyRequest.change("bulkOperationRunMutation", RUN, variables))
            .path("bulkOperationRunMutation");
    String id = said.path("bulkOperation").path("id").asString("");
    if (id.isEmpty() || !said.path("userErrors").isEmpty()) {
      throw refused(said.path("userErrors"));
    }
    return id;
  }

  private static DeliveryException refused(JsonNode errors) {
    String code = errors.path(0).path("code").asString("");
    String message =
        "Shopify begins no bulk operation: " + errors.path(0).path("message").asString("");
    return switch (code) {
      case "OPERATION_IN_PROGRESS", "LIMIT_REACHED" -> new PostponedException(BUSY, message);
      case "INTERNAL_FILE_SERVER_ERROR" ->
          DeliveryException.passing(ConnectorError.DESTINATION_UNREACHABLE, message, null);
      default -> DeliveryException.lasting(ConnectorError.DESTINATION_REFUSED, message, null);
    };
  }

  /** Takes the file to where Shopify wants it; the path names it from then on. */
  private String upload(byte[] file) throws DeliveryException {
    ObjectNode variables = Json.MAPPER.createObjectNode();
    variables
        .putArray("input")
        .addObject()
        .put("resource", "BULK_MUTATION_VARIABLES")
        .put("filename", FILE_NAME)
        .put("mimeType", FILE_TYPE)
        .put("httpMethod", "POST")
        .put("fileSize", Integer.toString(file.length));
    JsonNode said =
        client
            .data(ShopifyRequest.change("stagedUploadsCreate", STAGE, variables).mayRepeat())
            .path("stagedUploadsCreate");
    JsonNode target = said.path("stagedTargets").path(0);
    Map<String, String> parameters = new LinkedHashMap<>();
    target
        .path("parameters")
        .forEach(p -> parameters.put(p.path("name").asString(""), p.path("value").asString("")));
    String path = parameters.getOrDefault("key", "");
    if (path.isEmpty()) {
      throw DeliveryException.lasting(
          ConnectorError.DESTINATION_REFUSED,
          "Shopify gives no place for a bulk operation's file: "
              + said.path("userErrors").path(0).path("message").asString(""),
          null);
    }
    client.upload(
        address(target.path("url").asString("")),
        ShopifyUpload.of(parameters, FILE_NAME, FILE_TYPE, file));
    return path;
  }

  /**
   * The operation as it is now.
   *
   * @throws DeliveryException {@code REPORT_LOST} when the shop does not know it
   */
  Operation operation(String id) throws DeliveryException {
    JsonNode said =
        client
            .data(
                ShopifyRequest.read(
                    "bulkOperation", ONE, Json.MAPPER.createObjectNode().put("id", id), 1))
            .path("bulkOperation");
    if (said.path("id").asString("").isEmpty()) {
      throw lost("Shopify does not know the bulk operation any more.");
    }
    String whole = said.path("url").asString("");
    return new Operation(
        id,
        said.path("status").asString(""),
        whole.isEmpty() ? said.path("partialDataUrl").asString("") : whole);
  }

  /**
   * The answers by the number of the line, 0 for the first; those of a failed operation as far as
   * it came.
   *
   * @throws DeliveryException {@code REPORT_LOST} when there is no file of answers any more
   */
  Map<Integer, JsonNode> results(Operation operation) throws DeliveryException {
    if (operation.results().isEmpty()) {
      throw lost("The bulk operation ended as %s without answers.".formatted(operation.status()));
    }
    Answer answer = client.download(address(operation.results()));
    if (answer.status() >= 400 && answer.status() < 500) {
      throw lost("Shopify keeps the bulk operation's answers no more.");
    }
    Map<Integer, JsonNode> lines = new TreeMap<>();
    for (String line : answer.orRefuse("").text().lines().toList()) {
      if (!line.isBlank()) {
        JsonNode json = line(line);
        lines.put(json.path("__lineNumber").asInt(-1), json);
      }
    }
    return lines;
  }

  private static JsonNode line(String line) throws DeliveryException {
    try {
      return Json.MAPPER.readTree(line);
    } catch (JacksonException e) {
      throw DeliveryException.passing(
          ConnectorError.DESTINATION_UNREACHABLE,
          "The bulk operation's file of answers is not JSON Lines.",
          null);
    }
  }

  private static DeliveryException lost(String message) {
    return DeliveryException.lasting(ConnectorError.REPORT_LOST, message, null);
  }

  private static URI address(String text) throws DeliveryException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw DeliveryException.lasting(
          ConnectorError.DESTINATION_REFUSED, "Shopify gives an address that is none.", null);
    }
  }
}
