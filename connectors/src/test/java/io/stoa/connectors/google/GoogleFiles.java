package io.stoa.connectors.google;

import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A data source of the simulated account whose file Google fetches. */
final class GoogleFiles {
  private final List<String> fetched = new ArrayList<>();
  private JsonNode fetchSettings = Json.MAPPER.createObjectNode();
  private @Nullable JsonNode latest;

  synchronized JsonNode fetchSettings() {
    return fetchSettings;
  }

  /** Addresses that were fetched at once. */
  synchronized List<String> fetched() {
    return List.copyOf(fetched);
  }

  synchronized void latest(String upload) {
    latest = Json.MAPPER.readTree(upload);
  }

  synchronized Reply answer(Request request, String rest) {
    if (request.method().equals("GET") && rest.isEmpty()) {
      return Reply.json(200, described());
    }
    if (request.method().equals("PATCH") && rest.isEmpty()) {
      if (!request.query().getOrDefault("updateMask", "").equals("fileInput.fetchSettings")) {
        return GoogleSimulator.error(400, "INVALID_ARGUMENT", "updateMask");
      }
      JsonNode wanted = request.json().at("/fileInput/fetchSettings");
      if (!wanted.path("frequency").asString("").equals("FREQUENCY_DAILY")
          || !wanted.at("/timeOfDay/hours").isInt()) {
        return GoogleSimulator.error(400, "INVALID_ARGUMENT", "fetchSettings");
      }
      fetchSettings = wanted;
      return Reply.json(200, described());
    }
    if (request.method().equals("POST") && rest.equals(":fetch")) {
      fetched.add(fetchSettings.path("fetchUri").asString(""));
      return Reply.json(200, Json.MAPPER.createObjectNode());
    }
    JsonNode upload = latest;
    return request.method().equals("GET") && rest.equals("/fileUploads/latest") && upload != null
        ? Reply.json(200, upload)
        : GoogleSimulator.error(404, "NOT_FOUND", "There is none");
  }

  private ObjectNode described() {
    ObjectNode source =
        Json.MAPPER.createObjectNode().put("displayName", "Stoa").put("input", "FILE");
    source.putObject("fileInput").put("fileInputType", "FETCH").set("fetchSettings", fetchSettings);
    return source;
  }
}
