package io.stoa.connectors.ebay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.json.Json;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EbayGroupsConnectorTest extends EbayContract {
  private final EbayGroupsConnector connector = new EbayGroupsConnector(kit.http);

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected JsonNode goodPayload(String sku) {
    ebay.stage(sku + "-S");
    ebay.stage(sku + "-M");
    return model(sku);
  }

  @Override
  protected JsonNode badPayload(String sku) {
    return ((ObjectNode) goodPayload(sku)).put("title", "Shirt ".repeat(20));
  }

  private static ObjectNode model(String sku) {
    return (ObjectNode)
        Json.MAPPER.readTree(
            """
            {"inventoryItemGroupKey": "%s", "title": "Shirt %s", "description": "A shirt.",
             "imageUrls": ["https://shop.example/%s.jpg"],
             "aspects": {"Brand": ["Marlow"], "Size": ["S"]},
             "variants": [
               {"sku": "%s-S", "aspects": [{"name": "Size", "value": "S"}]},
               {"sku": "%s-M", "aspects": [{"name": "Size", "value": "M"}]}]}
            """
                .formatted(sku, sku, sku, sku, sku));
  }

  @Override
  protected boolean writes(Request request) {
    return request.is("PUT", ".*/inventory_item_group/.*");
  }

  @Override
  protected Set<String> live() {
    return ebay.listings();
  }

  @Override
  @Test
  void whatIsEbaysOwnFaultGoesAgain() {
    ebay.failInside();
    assertThatThrownBy(() -> sent("A", goodPayload("A"), ItemAction.CREATE, null))
        .isInstanceOfSatisfying(DeliveryException.class, e -> assertThat(e.retryable()).isTrue());
  }

  @Test
  void variantsOfAModelAreOneListingThatVariesByTheirAspects() throws Exception {
    created("A", goodPayload("A"));
    assertThat(ebay.group("A", "/variantSKUs"))
        .isEqualTo(Json.MAPPER.readTree("[\"A-S\", \"A-M\"]"));
    assertThat(ebay.group("A", "/variesBy/specifications"))
        .isEqualTo(Json.MAPPER.readTree("[{\"name\":\"Size\",\"values\":[\"S\",\"M\"]}]"));
    assertThat(ebay.group("A", "/aspects"))
        .as("what varies is no aspect of the whole")
        .isEqualTo(Json.MAPPER.readTree("{\"Brand\":[\"Marlow\"]}"));
    assertThat(ebay.offer("A-S").at("/listing/listingId"))
        .isEqualTo(ebay.offer("A-M").at("/listing/listingId"));
  }

  @Test
  void aNewVariantJoinsTheListingAndWhatIsAsItShouldBeIsLeftAlone() throws Exception {
    String id = created("A", goodPayload("A"));
    sent("A", model("A"), ItemAction.UPDATE, id);
    assertThat(requests("PUT", ".*/inventory_item_group/A")).isEqualTo(1);
    ObjectNode more = model("A");
    more.withArray("variants")
        .add(
            Json.MAPPER.readTree(
                "{\"sku\":\"A-L\",\"aspects\":[{\"name\":\"Size\",\"value\":\"L\"}]}"));
    ItemAnswer waits = sent("A", more, ItemAction.UPDATE, id);
    assertThat(waits.state()).isEqualTo(ItemState.POSTPONED);
    assertThat(waits.issues()).extracting(ItemIssue::code).containsExactly("no_offer");
    ebay.stage("A-L");
    assertThat(sent("A", more, ItemAction.UPDATE, id).state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(ebay.published()).containsExactly("A-L", "A-M", "A-S");
    assertThat(readBack("A", id).state()).isEqualTo(ItemState.LIVE);
  }

  @Test
  void aModelThatGoesEndsItsListingAndKeepsTheOffers() throws Exception {
    String id = created("A", goodPayload("A"));
    assertThat(sent("A", null, ItemAction.DELETE, id).state()).isEqualTo(ItemState.DELETED);
    assertThat(ebay.published()).isEmpty();
    assertThat(ebay.offers()).isEqualTo(2);
    assertThat(ebay.group("A", "/title").isMissingNode()).isTrue();
  }

  @Test
  void groupsAreOnlyStagedWhereSomebodyWantsSo() throws Exception {
    goodPayload("A");
    connector.submit(target(Map.of("onlyStage", "true")), batch(create("A")));
    assertThat(ebay.published()).isEmpty();
    ItemAnswer standing = readBack("A", "A");
    assertThat(standing.state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(standing.issues()).extracting(ItemIssue::code).containsExactly("UNPUBLISHED");
  }

  @Test
  void whatVariesByNothingNeedsNoGroup() throws Exception {
    ObjectNode alone = (ObjectNode) goodPayload("A");
    alone.path("variants").forEach(variant -> ((ObjectNode) variant).remove("aspects"));
    assertRefused(sent("A", alone, ItemAction.CREATE, null), "variants[].aspects[]");
    assertThat(requests("PUT", ".*")).isZero();
  }

  @Test
  void aSkuOfAnotherGroupIsRefused() throws Exception {
    created("A", goodPayload("A"));
    ObjectNode other = model("A").put("inventoryItemGroupKey", "B");
    assertRefused(sent("B", other, ItemAction.CREATE, null), "variants[].sku");
  }
}
