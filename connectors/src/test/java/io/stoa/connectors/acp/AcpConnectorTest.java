package io.stoa.connectors.acp;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.Polled;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connectors.http.HttpItemConnectorContract;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.connectors.http.PublishedSpec;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AcpConnectorTest extends HttpItemConnectorContract {
  private final AcpSimulator receiver = new AcpSimulator();
  private final AcpConnector connector = new AcpConnector(kit.http, kit.store());

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected List<PublishedSpec.Source> specifications() {
    return List.of(new PublishedSpec.Source("acp/openapi.feed.yaml", "", "/feeds.*"));
  }

  /** Refused by the word "accepted" in an answer with status 200. */
  @Override
  protected Set<String> rightAllTheSame() {
    return Set.of("PATCH .*price.amount is out of range");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "baseUrl",
        receiver.web.base().toString(),
        "token",
        AcpSimulator.TOKEN,
        "targetCountry",
        "US");
  }

  @Override
  protected Loopback web() {
    return receiver.web;
  }

  @Override
  protected boolean writes(Request request) {
    return request.is("PATCH", "/feeds/[^/]+/products");
  }

  @Override
  protected JsonNode goodPayload(String sku) {
    return product(sku, 1990);
  }

  @Override
  protected JsonNode badPayload(String sku) {
    return product(sku, -1);
  }

  private static JsonNode product(String id, int cents) {
    return Json.MAPPER.readTree(
        """
        {"id": "%s", "title": "Tee", "variants": [
          {"id": "%s-s", "title": "Tee / S", "price": {"amount": %d, "currency": "USD"},
           "availability": {"available": true, "status": "in_stock"}}]}
        """
            .formatted(id, id, cents));
  }

  @Override
  protected void settle() {
    receiver.settle();
  }

  @Override
  protected Set<String> live() {
    return receiver.live();
  }

  @Override
  protected int timesCarriedOut(String sku) {
    return receiver.timesCarriedOut(sku);
  }

  @Test
  void aFeedIsMadeOnceAndRemembered() throws Exception {
    send(create("A"));
    send(create("B"));
    assertThat(receiver.feeds()).containsExactly("feed_1");
    Target named = target(Map.of("feedId", "feed_1"));
    assertThat(connector.list(named, null).items()).hasSize(2);
  }

  @Test
  void anErrorThatNamesItsProductKeepsItsPlace() throws Exception {
    assertRefused(sent("B", badPayload("B"), ItemAction.CREATE, null), "variants[0].price.amount");
    Map<String, ItemAnswer> answers =
        send(
            create("A"), new BatchItem("B", ItemAction.CREATE, badPayload("B"), null), create("C"));
    assertThat(answer(answers, "B").state()).isEqualTo(ItemState.REJECTED);
    assertThat(requests("PATCH", ".*")).as("once alone, once with it, once without").isEqualTo(3);
  }

  @Test
  void anErrorWithoutAPlaceIsFoundByLookingCloser() throws Exception {
    receiver.beTerse();
    oneBadAmongEight();
  }

  @Test
  void whatIsNotAcceptedWithoutAReasonIsFoundToo() throws Exception {
    receiver.beSecretive();
    ItemAnswer refused = oneBadAmongEight();
    assertThat(refused.issues()).extracting(ItemIssue::code).containsExactly("not_accepted");
  }

  private ItemAnswer oneBadAmongEight() throws Exception {
    BatchItem[] items = new BatchItem[8];
    for (int i = 0; i < items.length; i++) {
      String sku = "P" + i;
      JsonNode payload = i == 5 ? badPayload(sku) : goodPayload(sku);
      items[i] = new BatchItem(sku, ItemAction.CREATE, payload, null);
    }
    Map<String, ItemAnswer> answers = send(items);
    assertThat(answer(answers, "P5").state()).isEqualTo(ItemState.REJECTED);
    assertThat(live()).hasSize(7);
    return answer(answers, "P5");
  }

  @Test
  void aProductThatGoesIsDiscontinuedWithAllItsVariants() throws Exception {
    String id = created("A", goodPayload("A"));
    assertThat(sent("A", null, ItemAction.DELETE, id).state()).isEqualTo(ItemState.DELETED);
    assertThat(live()).isEmpty();
    assertThat(connector.list(target(), null).items()).isEmpty();
    ItemRef gone = new ItemRef("A", ItemAction.DELETE, id);
    assertThat(connector.readBack(target(), List.of(gone)).get(0).state())
        .isEqualTo(ItemState.DELETED);
    sent("A", goodPayload("A"), ItemAction.UPDATE, id);
    assertThat(live()).containsExactly("A");
  }

  @Test
  void whatTheReceiverDropsWithoutAWordIsFoundAfterHalfAnHour() throws Exception {
    receiver.swallow("A");
    ItemBatch batch = batch(create("A"));
    Submission sent = connector.submit(target(), batch);
    settle();
    List<ItemRef> items = List.of(new ItemRef("A", ItemAction.CREATE, null));
    var ticket = Objects.requireNonNull(sent.ticket());
    assertThat(connector.poll(target(), ticket, items)).isInstanceOf(Polled.Pending.class);
    kit.time.pass(Duration.ofMinutes(31));
    assertThat(((Polled.Done) connector.poll(target(), ticket, items)).answers())
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.MISSING);
  }

  @Test
  void theTryOutSaysWhatIsWrong() {
    assertThat(connector.tryOut(target(Map.of("token", "wrong")).settings()))
        .extracting(Violation::field)
        .containsExactly("token");
    assertThat(connector.tryOut(target(Map.of("feedId", "feed_9")).settings()))
        .extracting(Violation::field)
        .containsExactly("feedId");
    assertThat(connector.check(target(Map.of("targetCountry", "usa")).settings()))
        .extracting(Violation::field)
        .containsExactly("targetCountry");
    assertThat(receiver.feeds()).isEmpty();
  }
}
