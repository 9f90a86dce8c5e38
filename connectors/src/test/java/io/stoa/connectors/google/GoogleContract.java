package io.stoa.connectors.google;

import io.stoa.connectors.http.HttpItemConnectorContract;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.json.Json;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract for both connectors to Google. */
abstract class GoogleContract extends HttpItemConnectorContract {
  final GoogleSimulator google = new GoogleSimulator(kit.time);

  @Override
  protected Map<String, String> parameters() {
    return Map.of("feedLabel", "US");
  }

  @Override
  protected Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("baseUrl", google.web.base().toString());
    settings.put("tokenUrl", google.web.base() + "/token");
    settings.put("accountId", GoogleSimulator.ACCOUNT);
    settings.put("serviceAccountKey", GoogleSimulator.keyFile());
    return settings;
  }

  /** What every payload has. */
  static ObjectNode offer(String id) {
    return Json.MAPPER
        .createObjectNode()
        .put("id", id)
        .put("availability", "in_stock")
        .put("price", "99.00 USD");
  }

  @Override
  protected abstract ObjectNode goodPayload(String sku);

  @Override
  protected JsonNode badPayload(String sku) {
    return goodPayload(sku).put("availability", "sometimes");
  }

  @Override
  protected Loopback web() {
    return google.web;
  }

  @Override
  protected boolean writes(Request request) {
    return request.path().endsWith(":insert");
  }

  /** What inserts is not repeated within a call. */
  @Override
  protected void loseNextAnswer() {
    web().next(1, Fault.LOSE_ANSWER, this::writes);
  }
}
