package io.stoa.connectors.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.Target;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EbayOffersConnectorTest extends EbayContract {
  private final EbayOffersConnector connector = new EbayOffersConnector(kit.http);

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected JsonNode goodPayload(String sku) {
    return offer(sku, "9.90", 7);
  }

  @Override
  protected JsonNode badPayload(String sku) {
    return offer(sku, "-1.00", 7);
  }

  /** An offer of an item that is in the inventory. */
  private ObjectNode offer(String sku, String price, int quantity) {
    ebay.putItem(sku);
    return (ObjectNode)
        Json.MAPPER.readTree(
            """
            {"sku": "%s", "marketplaceId": "EBAY_US", "format": "FIXED_PRICE",
             "availableQuantity": %d, "categoryId": "57991", "merchantLocationKey": "berlin",
             "listingDescription": "A shirt.",
             "pricingSummary": {"price": {"value": "%s", "currency": "USD"}}}
            """
                .formatted(sku, quantity, price));
  }

  @Override
  protected boolean writes(Request request) {
    return request.is("POST", ".*/bulk_create_offer");
  }

  /** What creates an offer is not repeated. */
  @Override
  protected void loseNextAnswer() {
    web().next(1, Fault.LOSE_ANSWER, this::writes);
  }

  @Override
  protected Set<String> live() {
    return ebay.published();
  }

  @Test
  void priceAndQuantityAloneGoByTheirOwnCall() throws Exception {
    String id = created("A", goodPayload("A"));
    sent("A", offer("A", "8.50", 3), ItemAction.UPDATE, id);
    assertThat(requests("POST", ".*/bulk_update_price_quantity")).isEqualTo(1);
    assertThat(requests("PUT", ".*")).isZero();
    assertThat(ebay.offer("A").at("/pricingSummary/price/value").asString()).isEqualTo("8.50");
    assertThat(ebay.offer("A").path("availableQuantity").asInt()).isEqualTo(3);
  }

  @Test
  void anUpdateKeepsWhatOthersSaidOfTheOffer() throws Exception {
    String id = created("A", goodPayload("A"));
    ebay.offer("A").putObject("tax").put("applyTax", true);
    ObjectNode changed = offer("A", "9.90", 7).put("listingDescription", "A better shirt.");
    sent("A", changed, ItemAction.UPDATE, id);
    assertThat(ebay.offer("A").at("/tax/applyTax").asBoolean()).isTrue();
    assertThat(ebay.offer("A").path("listingDescription").asString()).isEqualTo("A better shirt.");
    assertThat(live()).containsExactly("A");
  }

  @Test
  void whatIsAsItShouldBeIsLeftAlone() throws Exception {
    String id = created("A", goodPayload("A"));
    sent("A", goodPayload("A"), ItemAction.UPDATE, id);
    assertThat(timesCarriedOut("A")).isEqualTo(1);
  }

  @Test
  void anOfferThatCannotBePublishedSaysWhyAndIsPublishedLater() throws Exception {
    ObjectNode unsorted = offer("A", "9.90", 7);
    unsorted.remove("categoryId");
    ItemAnswer refused = sent("A", unsorted, ItemAction.CREATE, null);
    assertRefused(refused, "categoryId");
    assertThat(refused.channelId()).isNotNull();
    sent("A", goodPayload("A"), ItemAction.UPDATE, refused.channelId());
    assertThat(live()).containsExactly("A");
    assertThat(ebay.offers()).isEqualTo(1);
  }

  @Test
  void offersAreOnlyStagedWhereSomebodyWantsSo() throws Exception {
    Target staged = target(Map.of("onlyStage", "true"));
    connector.submit(staged, batch(create("A")));
    assertThat(live()).isEmpty();
    ItemAnswer seen = readBack("A", null);
    assertThat(seen.state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(seen.issues()).extracting(ItemIssue::code).containsExactly("UNPUBLISHED");
  }

  @Test
  void anOfferThatGoesIsWithdrawnWhereItIsToBeKept() throws Exception {
    Target keeping = target(Map.of("keepOffers", "true"));
    send(create("A"));
    var gone = batch(new BatchItem("A", ItemAction.DELETE, null, null));
    assertThat(connector.submit(keeping, gone).answers())
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.DELETED);
    assertThat(ebay.offers()).isEqualTo(1);
    assertThat(live()).isEmpty();
    assertThat(connector.list(keeping, null).items()).isEmpty();
    assertThat(connector.readBack(keeping, List.of(new ItemRef("A", ItemAction.DELETE, null))))
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.DELETED);
  }

  @Test
  void whenTheQuotaEndsBeforePublishingItIsDoneLater() throws Exception {
    web()
        .next(
            1,
            Reply.empty(429).header("Retry-After", "300"),
            r -> r.is("POST", ".*/bulk_publish_offer"));
    assertThat(answer(send(create("A")), "A").state()).isEqualTo(ItemState.POSTPONED);
    kit.time.pass(Duration.ofMinutes(5));
    send(create("A"));
    assertThat(live()).containsExactly("A");
    assertThat(timesCarriedOut("A")).isEqualTo(1);
  }
}
