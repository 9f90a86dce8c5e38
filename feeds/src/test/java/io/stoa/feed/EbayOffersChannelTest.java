package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** https://developer.ebay.com/api-docs/sell/inventory/types/slr:EbayOfferDetailsWithKeys */
class EbayOffersChannelTest extends ChannelContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  EbayOffersChannelTest() {
    super(
        "ebay-offers",
        Map.of(
            "marketplaceId",
            "EBAY_US",
            "categoryId",
            "57991",
            "merchantLocationKey",
            "berlin",
            "fulfillmentPolicyId",
            "6196944000"));
  }

  @Test
  void anOfferHasItsPriceAsText() throws IOException {
    shop().put(good("GOOD"));
    JsonNode offer = JSON.readTree(deliver("jsonl", Map.of())).at("/requests/0");
    assertThat(offer.at("/pricingSummary/price"))
        .isEqualTo(JSON.readTree("{\"value\":\"99.00\",\"currency\":\"USD\"}"));
    assertThat(offer.path("availableQuantity").intValue()).isEqualTo(7);
    assertThat(offer.path("format").stringValue()).isEqualTo("FIXED_PRICE");
    assertThat(offer.path("categoryId").stringValue()).isEqualTo("57991");
    assertThat(offer.path("listingDescription").stringValue()).isEqualTo("<p>A crisp shirt.</p>");
    assertThat(offer.path("listingPolicies"))
        .isEqualTo(JSON.readTree("{\"fulfillmentPolicyId\":\"6196944000\"}"));
  }

  @Test
  void whatBreaksARuleStaysOut() throws IOException {
    refuses(
        "categoryId/pattern", Map.of("categoryId", onlyBad("'shirts'", "'57991'")), good("BAD"));
    refuses(
        "pricingSummary.price.value/positive",
        Map.of("pricingSummary.price.value", onlyBad("'0.00'", "'9.00'")),
        good("BAD"));
    refuses(
        "merchantLocationKey/max_characters",
        Map.of("merchantLocationKey", onlyBad("'" + "x".repeat(37) + "'", "null")),
        good("BAD"));
  }
}
