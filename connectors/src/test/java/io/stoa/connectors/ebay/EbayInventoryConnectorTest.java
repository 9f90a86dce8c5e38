package io.stoa.connectors.ebay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemState;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.json.Json;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EbayInventoryConnectorTest extends EbayContract {
  private final EbayInventoryConnector connector = new EbayInventoryConnector(kit.http);

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected JsonNode goodPayload(String sku) {
    return item(sku, "Shirt", "en_US");
  }

  @Override
  protected JsonNode badPayload(String sku) {
    return item(sku, "x".repeat(81), "en_US");
  }

  private static JsonNode item(String sku, String title, String locale) {
    return Json.MAPPER.readTree(
        """
        {"sku": "%s", "locale": "%s", "condition": "NEW",
         "product": {"title": "%s", "description": "A shirt.",
           "imageUrls": ["https://shop.example/a.jpg"]},
         "availability": {"shipToLocationAvailability": {"quantity": 7}}}
        """
            .formatted(sku, locale, title));
  }

  @Override
  protected boolean writes(Request request) {
    return request.is("POST", ".*/bulk_create_or_replace_inventory_item");
  }

  @Override
  protected Set<String> live() {
    return ebay.items();
  }

  private BatchItem[] many(int bad) {
    return IntStream.range(0, 60)
        .mapToObj(
            i ->
                new BatchItem(
                    "P" + i,
                    ItemAction.CREATE,
                    i == bad ? badPayload("P" + i) : goodPayload("P" + i),
                    null))
        .toArray(BatchItem[]::new);
  }

  @Test
  void itemsGoInTwentyFives() throws Exception {
    Map<String, ItemAnswer> answers = send(many(7));
    assertThat(requests("POST", ".*/bulk_create_or_replace_inventory_item")).isEqualTo(3);
    assertRefused(answer(answers, "P7"), "product.title");
    assertThat(live()).hasSize(59);
  }

  @Test
  void aCallThatIsRefusedAsAWholeIsFoundByLookingCloser() throws Exception {
    ebay.refuseWhole();
    Map<String, ItemAnswer> answers = send(many(40));
    assertThat(answer(answers, "P40").state()).isEqualTo(ItemState.REJECTED);
    assertThat(live()).hasSize(59);
    assertThat(timesCarriedOut("P41")).isEqualTo(1);
  }

  @Test
  void eachLanguageHasCallsOfItsOwn() throws Exception {
    send(create("A"), new BatchItem("B", ItemAction.CREATE, item("B", "Hemd", "de_DE"), null));
    assertThat(ebay.web.requests())
        .filteredOn(this::writes)
        .extracting(request -> request.header("content-language"))
        .containsExactly("en-US", "de-DE");
  }

  @Test
  void whatHasArrivedIsNotSentAgain() throws Exception {
    ItemBatch batch = batch(create("A"), create("B"));
    web().next(ATTEMPTS, Fault.LOSE_ANSWER, this::writes);
    assertThatThrownBy(() -> connector.submit(target(), batch))
        .isInstanceOf(DeliveryException.class);
    long before = ebay.web.requests().stream().filter(this::writes).count();
    connector.submitAgain(target(), batch);
    assertThat(ebay.web.requests().stream().filter(this::writes).count()).isEqualTo(before);
  }
}
