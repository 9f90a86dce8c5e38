package io.stoa.connectors.shopify;

import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemConnectorContract;
import io.stoa.connector.Target;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.TestHttp;
import io.stoa.json.Json;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds whether products go one by one or in bulk. */
abstract class ShopifyContract extends ItemConnectorContract {
  static final String ONLINE_STORE = "gid://shopify/Publication/7";

  final TestHttp kit = new TestHttp();
  final ShopifySimulator shopify = new ShopifySimulator(kit.time);
  final ShopifyConnector connector = new ShopifyConnector(kit.http);
  private final String bulkFrom;
  private final String change;

  /**
   * @param change what the request that changes products has in it
   */
  ShopifyContract(int bulkFrom, String change) {
    this.bulkFrom = Integer.toString(bulkFrom);
    this.change = change;
  }

  @AfterEach
  void close() {
    shopify.close();
    kit.close();
  }

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected Target target() {
    return target(Map.of());
  }

  Target target(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("baseUrl", shopify.base().toString());
    settings.put("accessToken", ShopifySimulator.TOKEN);
    settings.put("bulkFrom", bulkFrom);
    settings.putAll(more);
    return new Target("shop", "en_US", settings, Map.of());
  }

  @Override
  protected JsonNode goodPayload(String sku) {
    return product(sku, "19.90");
  }

  @Override
  protected JsonNode badPayload(String sku) {
    return product(sku, "-1.00");
  }

  ObjectNode product(String sku, String price) {
    return (ObjectNode)
        Json.MAPPER.readTree(
            """
            {"handle": "%s", "title": "Shirt %s", "status": "ACTIVE", "tags": ["summer"],
             "productOptions": [{"name": "Title", "values": [{"name": "Default Title"}]}],
             "publications": [{"publicationId": "%s"}],
             "variants": [{"sku": "%s", "price": "%s",
               "optionValues": [{"optionName": "Title", "name": "Default Title"}],
               "inventoryItem": {"tracked": true,
                 "measurement": {"weight": {"value": 172.5, "unit": "GRAMS"}}},
               "inventoryQuantities": [{"locationId": "gid://shopify/Location/1",
                 "name": "available", "quantity": 4}]}]}
            """
                .formatted(sku.toLowerCase(Locale.ROOT), sku, ONLINE_STORE, sku, price));
  }

  @Override
  protected void settle() {
    shopify.settle();
  }

  @Override
  protected Set<String> live() {
    return shopify.shop.live();
  }

  @Override
  protected int timesCarriedOut(String sku) {
    return shopify.shop.timesSet(sku.toLowerCase(Locale.ROOT));
  }

  @Override
  protected void loseNextAnswer() {
    shopify.web.next(1, Fault.LOSE_ANSWER, request -> request.text().contains(change));
  }
}
