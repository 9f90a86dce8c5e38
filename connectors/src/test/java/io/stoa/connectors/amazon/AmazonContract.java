package io.stoa.connectors.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.ItemConnector;
import io.stoa.connectors.http.ChannelConnectorContract;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.json.Json;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** The contract against the simulator; all its requests have to be as Amazon wants them. */
abstract class AmazonContract extends ChannelConnectorContract {
  final AmazonSimulator amazon = new AmazonSimulator(kit.time);
  final AmazonConnector connector = new AmazonConnector(kit.http, kit.store());
  private final int oneByOne;

  AmazonContract(int oneByOne) {
    this.oneByOne = oneByOne;
  }

  @AfterEach
  void nothingWasAskedAmiss() {
    assertThat(amazon.faults()).isEmpty();
    assertThat(kit.keptText()).doesNotContain("access-token-", "0123456789abcdef");
  }

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected Loopback web() {
    return amazon.web;
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "baseUrl",
        amazon.base().toString(),
        "tokenUrl",
        amazon.base() + "/auth/o2/token",
        "clientId",
        AmazonSimulator.CLIENT_ID,
        "clientSecret",
        AmazonSimulator.CLIENT_SECRET,
        "refreshToken",
        AmazonSimulator.REFRESH_TOKEN,
        "oneByOne",
        Integer.toString(oneByOne));
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("sellerId", AmazonSimulator.SELLER, "marketplaceId", AmazonSimulator.MARKETPLACE);
  }

  @Override
  protected JsonNode goodPayload(String sku) {
    return payload(sku, "Shirt " + sku);
  }

  @Override
  protected JsonNode badPayload(String sku) {
    return payload(sku, "");
  }

  static JsonNode payload(String sku, String name) {
    return Json.MAPPER.readTree(
        """
        {"sku": "%s", "operationType": "UPDATE", "productType": "SHIRT", "requirements": "LISTING",
         "attributes": {
           "item_name": [{"value": "%s", "language_tag": "en_US", "marketplace_id": "ATVPDKIKX0DER"}],
           "purchasable_offer": [{"currency": "USD", "marketplace_id": "ATVPDKIKX0DER",
             "our_price": [{"schedule": [{"value_with_tax": 19.90}]}]}]}}
        """
            .formatted(sku, name));
  }

  @Override
  protected void settle() {
    amazon.settle();
  }

  @Override
  protected Set<String> live() {
    return amazon.listings.live();
  }

  @Override
  protected int timesCarriedOut(String sku) {
    return amazon.listings.timesCarriedOut(sku);
  }

  @Override
  protected void loseNextAnswer() {
    amazon.web().next(1, Fault.LOSE_ANSWER, AmazonContract::submits);
  }

  static boolean submits(io.stoa.connectors.http.Loopback.Request request) {
    return request.is("POST", "/feeds/2021-06-30/feeds")
        || request.is("PUT", "/listings/2021-08-01/items/.*");
  }
}
