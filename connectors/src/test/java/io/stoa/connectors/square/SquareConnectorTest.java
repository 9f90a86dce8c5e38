package io.stoa.connectors.square;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import io.stoa.connectors.http.HttpItemConnectorContract;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.connectors.http.PublishedSpec;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SquareConnectorTest extends HttpItemConnectorContract {
  private final SquareSimulator square = new SquareSimulator(kit.time);
  private final SquareConnector connector = new SquareConnector(kit.http);

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected List<PublishedSpec.Source> specifications() {
    return List.of(new PublishedSpec.Source("square/api.json", "", "/.*"));
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "baseUrl", square.base().toString(),
        "accessToken", SquareSimulator.TOKEN,
        "merchantId", SquareSimulator.MERCHANT);
  }

  @Override
  protected JsonNode goodPayload(String sku) {
    return item(990, sku);
  }

  @Override
  protected JsonNode badPayload(String sku) {
    return item(-1, sku);
  }

  /** An item with a variation for each SKU. */
  private static ObjectNode item(int cents, String... skus) {
    ObjectNode item =
        (ObjectNode)
            Json.MAPPER.readTree(
                """
                {"present_at_all_locations": true,
                 "item_data": {"name": "Shirt %s", "product_type": "REGULAR", "variations": []}}
                """
                    .formatted(skus[0]));
    for (String sku : skus) {
      item.withObject("item_data")
          .withArray("variations")
          .add(
              Json.MAPPER.readTree(
                  """
                  {"item_variation_data": {"name": "Regular", "sku": "%s",
                     "pricing_type": "FIXED_PRICING", "track_inventory": true,
                     "price_money": {"amount": %d, "currency": "USD"}},
                   "inventory": [{"location_id": "LBERLIN", "quantity": 4}]}
                  """
                      .formatted(sku, cents)));
    }
    return item;
  }

  @Override
  protected Loopback web() {
    return square.web;
  }

  @Override
  protected boolean writes(Request request) {
    return request.path().endsWith("/batch-upsert");
  }

  @Override
  protected Set<String> live() {
    return square.live();
  }

  @Override
  protected int timesCarriedOut(String sku) {
    return square.timesCarriedOut(sku);
  }

  @Test
  void stockIsCountedAtItsLocations() throws Exception {
    created("A", item(990, "A-S", "A-M"));
    assertThat(square.counts())
        .containsOnly(Map.entry("A-S@LBERLIN", "4"), Map.entry("A-M@LBERLIN", "4"));
  }

  @Test
  void whatStandsInTheCatalogueAndIsNotNamedStays() throws Exception {
    String id =
        square.add(
            """
            {"id": "#x", "type": "ITEM", "present_at_all_locations": true,
             "item_data": {"name": "By hand", "tax_ids": ["TAX1"], "image_ids": ["IMG1"],
               "description": "old", "variations": [
                 {"id": "#y", "type": "ITEM_VARIATION", "item_variation_data":
                   {"sku": "a-s", "name": "S", "image_ids": ["IMG2"],
                    "price_money": {"amount": 1, "currency": "USD"},
                    "location_overrides": [{"location_id": "L1", "sold_out": true,
                      "price_money": {"amount": 2, "currency": "USD"}},
                      {"location_id": "L2", "track_inventory": true}]}},
                 {"id": "#z", "type": "ITEM_VARIATION", "item_variation_data":
                   {"sku": "theirs", "name": "Other",
                    "price_money": {"amount": 5, "currency": "USD"}}}]}}
            """);
    ObjectNode payload = item(990, "A-S");
    payload.withObject("item_data").put("description_html", "<p>new</p>");
    assertThat(created("A", payload)).isEqualTo(id);
    JsonNode item = square.item(id).path("item_data");
    assertThat(item.path("name").asString()).isEqualTo("Shirt A-S");
    assertThat(item.path("tax_ids").get(0).asString()).isEqualTo("TAX1");
    assertThat(item.has("description")).isFalse();
    JsonNode ours = item.path("variations").get(1).path("item_variation_data");
    assertThat(ours.path("image_ids").get(0).asString()).isEqualTo("IMG2");
    assertThat(ours.path("location_overrides"))
        .isEqualTo(Json.MAPPER.readTree("[{\"location_id\":\"L2\",\"track_inventory\":true}]"));
    assertThat(item.path("variations").get(0).path("item_variation_data").path("sku").asString())
        .isEqualTo("theirs");
  }

  @Test
  void aVariationThatTheItemHasNoMoreIsTakenAway() throws Exception {
    String id = created("A", item(990, "A-S", "A-M"));
    sent("A", item(1090, "A-M"), ItemAction.UPDATE, id);
    assertThat(live()).containsExactly("A-M");
    assertThat(square.web.requests())
        .anyMatch(
            r -> r.path().endsWith("/batch-delete") && r.json().path("object_ids").size() == 1);
  }

  @Test
  void anErrorWithoutAPlaceIsFoundByLookingCloser() throws Exception {
    square.nameNoPlaces();
    BatchItem[] items = new BatchItem[9];
    for (int i = 0; i < items.length; i++) {
      items[i] =
          new BatchItem(
              "P" + i,
              ItemAction.CREATE,
              i == 5 ? badPayload("P" + i) : goodPayload("P" + i),
              null);
    }
    Map<String, ItemAnswer> answers = send(items);
    assertThat(answer(answers, "P5").state()).isEqualTo(ItemState.REJECTED);
    assertThat(answer(answers, "P5").issues().get(0).code()).isEqualTo("VALUE_TOO_LOW");
    assertThat(live()).hasSize(8);
    assertThat(timesCarriedOut("P4")).isEqualTo(1);
  }

  @Test
  void anErrorThatNamesItsPlaceKeepsIt() throws Exception {
    ItemIssue issue = sent("B", badPayload("B"), ItemAction.CREATE, null).issues().get(0);
    assertThat(issue.attribute())
        .isEqualTo("item_data.variations[0].item_variation_data.price_money.amount");
    assertThat(issue.link()).startsWith("https://developer.squareup.com/");
  }

  @Test
  void aLocationThatDoesNotExistRefusesTheItemAndStopsNoOther() throws Exception {
    ObjectNode bad = item(990, "A");
    ((ObjectNode) bad.at("/item_data/variations/0/inventory/0")).put("location_id", "LNOWHERE");
    Map<String, ItemAnswer> answers =
        send(new BatchItem("A", ItemAction.CREATE, bad, null), create("B"));
    assertThat(answer(answers, "A").state()).isEqualTo(ItemState.REJECTED);
    assertThat(answer(answers, "A").channelId()).as("the item itself is there").isNotNull();
    assertThat(square.counts()).containsOnlyKeys("B@LBERLIN");
    square.nameNoPlaces();
    Map<String, ItemAnswer> again =
        send(
            new BatchItem("A", ItemAction.UPDATE, bad, answer(answers, "A").channelId()),
            create("C"),
            create("D"));
    assertThat(answer(again, "A").state()).isEqualTo(ItemState.REJECTED);
    assertThat(square.counts()).containsOnlyKeys("B@LBERLIN", "C@LBERLIN", "D@LBERLIN");
  }

  @Test
  void whereSomebodyWasFasterTheItemGoesLater() throws Exception {
    String id = created("A", item(990, "A"));
    square.web.next(
        1,
        SquareSimulator.error(
            400,
            "INVALID_REQUEST_ERROR",
            "VERSION_MISMATCH",
            "Object version does not match latest database version."),
        r -> r.path().endsWith("/batch-upsert"));
    assertThat(sent("A", item(1090, "A"), ItemAction.UPDATE, id).state())
        .isEqualTo(ItemState.POSTPONED);
    assertThat(sent("A", item(1090, "A"), ItemAction.UPDATE, id).state())
        .isEqualTo(ItemState.ACCEPTED);
  }

  @Test
  void aRequestWhoseAnswerWasLostIsRepeatedWithItsKeyAndDoneOnce() throws Exception {
    square.web.next(1, Fault.LOSE_ANSWER, r -> r.path().endsWith("/batch-upsert"));
    assertThat(send(create("A"))).containsKey("A");
    assertThat(timesCarriedOut("A")).isEqualTo(1);
  }

  @Test
  void whereSearchLagsTheKeyKeepsItemsFromBeingDoubled() throws Exception {
    ItemBatch batch = batch(create("A"), create("B"));
    loseNextAnswer();
    assertThatThrownBy(() -> connector.submit(target(), batch))
        .isInstanceOf(DeliveryException.class);
    square.letSearchLag();
    connector.submitAgain(target(), batch);
    assertThat(square.items()).hasSize(2);
    assertThat(timesCarriedOut("A")).isEqualTo(1);
  }

  @Test
  void anUpdateThatArrivedIsKnownByItsMark() throws Exception {
    String id = created("A", item(990, "A"));
    ItemBatch batch = batch(new BatchItem("A", ItemAction.UPDATE, item(1090, "A"), id));
    loseNextAnswer();
    assertThatThrownBy(() -> connector.submit(target(), batch))
        .isInstanceOf(DeliveryException.class);
    assertThat(connector.submitAgain(target(), batch).answers())
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.ACCEPTED);
    assertThat(timesCarriedOut("A")).isEqualTo(2);
    assertThat(square.counts()).containsKey("A@LBERLIN");
  }

  @Test
  void whenTheQuotaEndsOnTheWayWhatWasNotCountedGoesLater() throws Exception {
    square.web.next(
        1,
        Reply.empty(429).header("Retry-After", "300"),
        r -> r.path().endsWith("/changes/batch-create"));
    assertThat(answer(send(create("A")), "A").state()).isEqualTo(ItemState.POSTPONED);
    assertThat(live()).containsExactly("A");
  }

  @Test
  void anSkuOfAnotherItemIsRefused() throws Exception {
    created("A", item(990, "A-S"));
    ItemAnswer refused = sent("B", item(990, "A-S"), ItemAction.CREATE, null);
    assertThat(refused.state()).isEqualTo(ItemState.REJECTED);
    assertThat(refused.issues().get(0).code()).isEqualTo("SKU_TAKEN");
  }

  @Test
  void anItemThatSomebodyRemovedIsMadeAnew() throws Exception {
    String id = created("A", item(990, "A"));
    square.remove(id);
    assertThat(readBack("A", id).state()).isEqualTo(ItemState.MISSING);
    String other = id(sent("A", item(990, "A"), ItemAction.UPDATE, id));
    assertThat(other).isNotEqualTo(id);
    assertThat(readBack("A", other).state()).isEqualTo(ItemState.LIVE);
  }

  @Test
  void anItemThatSquareDropsWithoutAWordIsFound() throws Exception {
    square.swallow("A");
    String id = created("A", item(990, "A"));
    assertThat(readBack("A", id).state()).isEqualTo(ItemState.MISSING);
  }

  @Test
  void onlyOurItemsAreListedAndDeletedWithoutAnId() throws Exception {
    square.add(
        """
        {"id": "#x", "type": "ITEM", "present_at_all_locations": true,
         "item_data": {"name": "By hand", "variations": [
           {"id": "#y", "type": "ITEM_VARIATION", "item_variation_data": {"sku": "HAND"}}]}}
        """);
    send(create("A"));
    assertThat(connector.list(target(), null).items())
        .extracting(ItemAnswer::sku)
        .containsExactly("A");
    Map<String, ItemAnswer> answers =
        send(
            new BatchItem("HAND", ItemAction.DELETE, null, null),
            new BatchItem("A", ItemAction.DELETE, null, null));
    assertThat(answers.values()).extracting(ItemAnswer::state).containsOnly(ItemState.DELETED);
    assertThat(live()).containsExactly("HAND");
  }

  @Test
  void anItemThatIsNowhereOrArchivedIsNotLive() throws Exception {
    ObjectNode nowhere = item(990, "A").put("present_at_all_locations", false);
    assertThat(readBack("A", created("A", nowhere)).issues())
        .extracting(ItemIssue::code)
        .containsExactly("NOT_PRESENT");
    ObjectNode archived = item(990, "B");
    archived.withObject("item_data").put("is_archived", true);
    assertThat(readBack("B", created("B", archived)).state()).isEqualTo(ItemState.ACCEPTED);
  }

  @Test
  void theTryOutSaysWhatIsWrong() {
    square.scopes("ITEMS_READ");
    assertThat(connector.tryOut(target(Map.of("merchantId", "OTHER")).settings()))
        .extracting(Violation::field)
        .containsExactly("merchantId", "accessToken");
    assertThat(connector.tryOut(target(Map.of("accessToken", "wrong")).settings()))
        .extracting(Violation::field)
        .containsExactly("accessToken");
    assertThat(connector.check(target(Map.of("apiVersion", "latest")).settings()))
        .extracting(Violation::field)
        .containsExactly("apiVersion");
    assertThat(kit.keptText()).doesNotContain(SquareSimulator.TOKEN);
  }
}
