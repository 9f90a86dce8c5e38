package io.stoa.connectors.bigcommerce;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemIssue;
import io.stoa.connectors.http.Answer;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings the variants of a product that is there to what the payload wants, by their SKUs. */
final class BigCommerceVariants {
  /** The batch of variants. */
  private static final int AT_ONCE = 50;

  private static final String OPTION_VALUES = "option_values";

  private final BigCommerceClient client;

  BigCommerceVariants(BigCommerceClient client) {
    this.client = client;
  }

  /** What BigCommerce finds wrong; empty when all is done. */
  List<ItemIssue> change(String productId, JsonNode payload, JsonNode there)
      throws DeliveryException {
    if (!payload.has("variants")) {
      return List.of();
    }
    Map<String, String> known = new LinkedHashMap<>();
    for (JsonNode variant : there.path("variants")) {
      if (!variant.path(OPTION_VALUES).isEmpty()) {
        known.put(
            BigCommerceProducts.key(variant.path("sku").asString("")),
            variant.path("id").asString(""));
      }
    }
    List<ItemIssue> issues = new ArrayList<>();
    List<ObjectNode> bodies = new ArrayList<>();
    Map<String, Option> options = new HashMap<>();
    for (JsonNode wanted : payload.path("variants")) {
      ObjectNode body = (ObjectNode) wanted.deepCopy();
      String id = known.remove(BigCommerceProducts.key(wanted.path("sku").asString("")));
      if (!body.has("sale_price")) {
        body.putNull("sale_price");
      }
      if (id != null) {
        body.remove(List.of("sku", OPTION_VALUES));
        bodies.add(body.put("id", Long.parseLong(id)));
      } else {
        if (options.isEmpty()) {
          options.putAll(options(productId));
        }
        add(productId, body, wanted, options, issues).ifPresent(bodies::add);
      }
    }
    for (int from = 0; from < bodies.size(); from += AT_ONCE) {
      put(bodies.subList(from, Math.min(from + AT_ONCE, bodies.size())), issues);
    }
    for (String id : known.values()) {
      client.delete("deleteVariant", client.products(productId, "variants", id));
    }
    return issues;
  }

  /**
   * @param values ids by label
   */
  private record Option(String id, Map<String, String> values) {}

  private Map<String, Option> options(String productId) throws DeliveryException {
    Map<String, Option> options = new HashMap<>();
    for (JsonNode option :
        client.read("getOptions", client.products(productId, "options")).path("data")) {
      Map<String, String> values = new HashMap<>();
      option
          .path(OPTION_VALUES)
          .forEach(v -> values.put(v.path("label").asString(""), v.path("id").asString("")));
      options.put(
          option.path("display_name").asString(""),
          new Option(option.path("id").asString(""), values));
    }
    return options;
  }

  private Optional<ObjectNode> add(
      String productId,
      ObjectNode body,
      JsonNode wanted,
      Map<String, Option> options,
      List<ItemIssue> issues)
      throws DeliveryException {
    ArrayNode chosen = Json.MAPPER.createArrayNode();
    for (JsonNode value : wanted.path(OPTION_VALUES)) {
      String name = value.path("option_display_name").asString("");
      String label = value.path("label").asString("");
      Option option = options.get(name);
      if (option == null) {
        issues.add(
            ItemIssue.error(
                "variants[].option_values[]",
                "OPTION_MISSING",
                "The product in the store has no option %s: remove it there to have it made anew."
                    .formatted(name)));
        return Optional.empty();
      }
      String id = option.values().get(label);
      if (id == null) {
        id = value(productId, option, label, issues);
        option.values().put(label, id);
      }
      if (id.isEmpty()) {
        return Optional.empty();
      }
      chosen
          .addObject()
          .put("option_id", Long.parseLong(option.id()))
          .put("id", Long.parseLong(id));
    }
    body.put("product_id", Long.parseLong(productId)).set(OPTION_VALUES, chosen);
    return Optional.of(body);
  }

  /** The id of a new value, empty when it is refused. */
  private String value(String productId, Option option, String label, List<ItemIssue> issues)
      throws DeliveryException {
    ObjectNode body =
        Json.MAPPER
            .createObjectNode()
            .put("label", label)
            .put("sort_order", option.values().size());
    Answer answer =
        client.change(
            "POST",
            "createOptionValue",
            client.products(productId, "options", option.id(), "values"),
            body,
            false);
    if (answer.isGood()) {
      return answer.json().path("data").path("id").asString("");
    }
    issues.addAll(BigCommerceAnswers.issues(answer));
    return "";
  }

  private void put(List<ObjectNode> bodies, List<ItemIssue> issues) throws DeliveryException {
    ArrayNode body = Json.MAPPER.createArrayNode();
    bodies.forEach(body::add);
    Answer answer =
        client.change("PUT", "updateVariants", client.address("catalog", "variants"), body, true);
    if (!answer.isGood()) {
      issues.addAll(BigCommerceAnswers.issues(answer));
    }
  }
}
