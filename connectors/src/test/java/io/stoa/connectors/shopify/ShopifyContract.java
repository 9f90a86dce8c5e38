package io.stoa.connectors.shopify;

import io.stoa.connector.ItemConnector;
import io.stoa.connectors.http.ChannelConnectorContract;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds whether products go one by one or in bulk. */
abstract class ShopifyContract extends ChannelConnectorContract {
  static final String ONLINE_STORE = "gid://shopify/Publication/7";

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

  @Override
  protected Loopback web() {
    return shopify.web;
  }

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "baseUrl",
        shopify.base().toString(),
        "accessToken",
        ShopifySimulator.TOKEN,
        "bulkFrom",
        bulkFrom);
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
