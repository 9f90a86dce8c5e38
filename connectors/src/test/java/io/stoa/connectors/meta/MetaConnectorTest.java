package io.stoa.connectors.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.Polled;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.connectors.http.ChannelConnectorContract;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class MetaConnectorTest extends ChannelConnectorContract {
  private final MetaSimulator meta = new MetaSimulator();
  private final MetaConnector connector = new MetaConnector(kit.http);

  @Override
  protected Loopback web() {
    return meta.web;
  }

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "baseUrl", meta.web.base().toString(),
        "catalogId", MetaSimulator.CATALOG,
        "accessToken", MetaSimulator.TOKEN,
        "appSecret", MetaSimulator.APP_SECRET);
  }

  @Override
  protected ObjectNode goodPayload(String sku) {
    return Json.MAPPER
        .createObjectNode()
        .put("id", sku)
        .put("title", "Shirt " + sku)
        .put("description", "A shirt of poplin.")
        .put("availability", "in stock")
        .put("condition", "new")
        .put("price", "99.00 EUR")
        .put("link", "https://shop.example/" + sku)
        .put("image_link", "https://shop.example/" + sku + ".jpg")
        .put("brand", "Marlow");
  }

  @Override
  protected JsonNode badPayload(String sku) {
    return goodPayload(sku).put("price", "99,00 €");
  }

  @Override
  protected void settle() {
    meta.settle();
  }

  @Override
  protected Set<String> live() {
    return meta.live();
  }

  @Override
  protected int timesCarriedOut(String sku) {
    return meta.timesCarriedOut(sku);
  }

  @Override
  protected void loseNextAnswer() {
    meta.web.next(1, Fault.LOSE_ANSWER, request -> request.path().endsWith("/items_batch"));
  }

  private BatchItem item(ItemAction action, JsonNode payload) {
    return new BatchItem(payload.path("id").asString(""), action, payload, null);
  }

  private static BatchItem delete(String sku) {
    return new BatchItem(sku, ItemAction.DELETE, null, null);
  }

  private List<ItemAnswer> polled(ItemBatch batch, Ticket ticket) throws DeliveryException {
    List<ItemRef> items = batch.items().stream().map(BatchItem::ref).toList();
    return ((Polled.Done) connector.poll(target(), ticket, items)).answers();
  }

  private static Ticket ticket(Submission submission) {
    return Objects.requireNonNull(submission.ticket());
  }

  private ItemAnswer seen(String sku) throws DeliveryException {
    return connector.readBack(target(), List.of(new ItemRef(sku, ItemAction.UPDATE, sku))).get(0);
  }

  @Test
  void settingsThatCannotBeAreAllNamed() {
    Map<String, String> wrong =
        Map.of("baseUrl", "ftp://x", "catalogId", "shop", "apiVersion", "24", "colour", "red");
    assertThat(connector.check(wrong))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("accessToken", "colour", "baseUrl", "catalogId", "apiVersion");
  }

  @Test
  void whatMetaDoesNotTakeIsNamedWhenSettingsAreTriedOut() {
    Map<String, String> settings = new HashMap<>(settings());
    settings.put("accessToken", "EAAG-of-somebody-else");
    assertThat(connector.tryOut(settings))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.field()).isEqualTo("accessToken");
              assertThat(violation.message()).contains("190");
            });
    settings = new HashMap<>(settings());
    settings.put("catalogId", "404");
    assertThat(connector.tryOut(settings))
        .extracting(Violation::field)
        .containsExactly("catalogId");
  }

  @Test
  void aBatchIsReceivedBeforeItIsCarriedOut() throws Exception {
    ItemBatch batch = batch(create("A"));
    Submission submission = connector.submit(target(), batch);
    assertThat(submission.answers()).isEmpty();
    assertThat(connector.poll(target(), ticket(submission), List.of()))
        .isInstanceOf(Polled.Pending.class);
    meta.settle();
    assertThat(polled(batch, ticket(submission)))
        .containsExactly(ItemAnswer.of("A", ItemState.ACCEPTED).withChannelId("A"));
  }

  @Test
  void theTicketIsEnoughToGoOnAfterARestart() throws Exception {
    ItemBatch batch = batch(create("A"), create("B"));
    Ticket stored = ticket(connector.submit(target(), batch));
    meta.settle();
    MetaConnector restarted = new MetaConnector(kit.http);
    Polled polled =
        restarted.poll(
            target(),
            new Ticket(stored.text()),
            batch.items().stream().map(BatchItem::ref).toList());
    assertThat(polled).isInstanceOf(Polled.Done.class);
  }

  @Test
  void aSaleThatHasEndedIsTakenAway() throws Exception {
    send(
        item(
            ItemAction.CREATE,
            goodPayload("A")
                .put("sale_price", "79.00 EUR")
                .put(
                    "sale_price_effective_date", "2026-11-20T00:00+00:00/2026-12-01T00:00+00:00")));
    assertThat(meta.product("A").has("sale_price")).isTrue();
    send(item(ItemAction.UPDATE, goodPayload("A")));
    assertThat(meta.product("A").has("sale_price")).isFalse();
    assertThat(meta.product("A").has("sale_price_effective_date")).isFalse();
  }

  @Test
  void whatIsRefusedWhenTheBatchComesInStaysRefused() throws Exception {
    ItemBatch batch =
        batch(
            create("A"),
            item(ItemAction.CREATE, goodPayload("B").put("condition", "broken")),
            create("C"));
    Submission submission = connector.submit(target(), batch);
    assertThat(submission.answers())
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.sku()).isEqualTo("B");
              assertThat(answer.state()).isEqualTo(ItemState.REJECTED);
              assertThat(answer.issues().get(0).attribute()).isEqualTo("condition");
              assertThat(answer.issues().get(1).severity()).isEqualTo(Severity.WARNING);
            });
    meta.settle();
    assertThat(polled(batch, ticket(submission)))
        .extracting(ItemAnswer::sku)
        .containsExactly("A", "C");
  }

  @Test
  void theIdInTheCatalogueIsTheSku() throws Exception {
    ItemBatch batch =
        batch(new BatchItem("A", ItemAction.CREATE, goodPayload("OTHER"), null), create("B"));
    Submission submission = connector.submit(target(), batch);
    assertThat(submission.answers())
        .singleElement()
        .satisfies(answer -> assertThat(answer.issues().get(0).attribute()).isEqualTo("id"));
    meta.settle();
    assertThat(meta.live()).containsExactly("B");
  }

  @Test
  void everyInvalidItemIsRejectedAlsoTheOnesWithoutAMessage() throws Exception {
    ItemBatch batch =
        batch(
            item(ItemAction.CREATE, goodPayload("A").put("price", "free")),
            item(ItemAction.CREATE, goodPayload("B").put("availability", "in_stock")),
            create("C"));
    Map<String, ItemAnswer> answers = send(batch.items().toArray(BatchItem[]::new));
    assertThat(answers.get("A"))
        .satisfies(
            answer -> {
              ItemIssue issue = Objects.requireNonNull(answer).issues().get(0);
              assertThat(issue.attribute()).isEqualTo("price");
              assertThat(issue.message()).contains("currency");
            });
    assertThat(Objects.requireNonNull(answers.get("B")).state()).isEqualTo(ItemState.REJECTED);
    assertThat(Objects.requireNonNull(answers.get("C")).state()).isEqualTo(ItemState.ACCEPTED);
  }

  @Test
  void errorsWithoutNamesLeaveItemsOpenUntilTheyAreReadBack() throws Exception {
    meta.beTerse();
    Map<String, ItemAnswer> answers =
        send(create("A"), item(ItemAction.CREATE, goodPayload("B").put("price", "free")));
    assertThat(answers).isEmpty();
    assertThat(seen("A").state()).isEqualTo(ItemState.LIVE);
    assertThat(seen("B").state()).isEqualTo(ItemState.MISSING);
  }

  @Test
  void whatIsDeletedTwiceIsGone() throws Exception {
    assertThat(Objects.requireNonNull(send(delete("NEVER")).get("NEVER")).state())
        .isEqualTo(ItemState.DELETED);
  }

  @Test
  void anItemThatWasDroppedWithoutAWordIsMissing() throws Exception {
    meta.swallow("A");
    assertThat(Objects.requireNonNull(send(create("A")).get("A")).state())
        .isEqualTo(ItemState.ACCEPTED);
    assertThat(seen("A").state()).isEqualTo(ItemState.MISSING);
  }

  @Test
  void theReviewDecidesWhetherAnItemIsLive() throws Exception {
    send(create("A"));
    meta.look("A", Json.MAPPER.createObjectNode().put("review_status", "pending"));
    assertThat(seen("A").state()).isEqualTo(ItemState.ACCEPTED);
    ObjectNode rejected = Json.MAPPER.createObjectNode().put("review_status", "rejected");
    rejected.putArray("review_rejection_reasons").add("Adult content");
    meta.look("A", rejected);
    assertThat(seen("A").state()).isEqualTo(ItemState.REJECTED);
    assertThat(seen("A").issues()).extracting(ItemIssue::message).containsExactly("Adult content");
    meta.look("A", Json.MAPPER.createObjectNode().put("visibility", "hidden"));
    assertThat(seen("A").state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(seen("A").issues()).extracting(ItemIssue::code).containsExactly("visibility");
  }

  @Test
  void aDiagnosisSaysWhyAnItemIsNotShown() throws Exception {
    send(create("A"));
    ObjectNode look = Json.MAPPER.createObjectNode();
    look.putArray("errors")
        .addObject()
        .put("error_type", "IMAGE_RESOLUTION_LOW")
        .put("error_priority", "HIGH")
        .put("title", "Missing or invalid images")
        .put("description", "The main image of this item cannot be displayed.");
    look.putObject("capability_to_review_status").put("SHOPS", "REJECTED").put("ADS", "APPROVED");
    meta.look("A", look);
    ItemAnswer seen = seen("A");
    assertThat(seen.state()).isEqualTo(ItemState.REJECTED);
    assertThat(seen.issues())
        .extracting(ItemIssue::code)
        .containsExactly("IMAGE_RESOLUTION_LOW", "review_rejected_shops");
  }

  @Test
  void aReportThatIsLostIsSaidToBeLost() throws Exception {
    ItemBatch batch = batch(create("A"));
    Ticket ticket = ticket(connector.submit(target(), batch));
    meta.forgetReports();
    DeliveryException lost =
        catchThrowableOfType(DeliveryException.class, () -> polled(batch, ticket));
    assertThat(lost.code()).isEqualTo(ConnectorError.REPORT_LOST);
    assertThat(lost.retryable()).isFalse();
  }

  @Test
  void aUsedUpQuotaClosesTheCatalogueForAsLongAsMetaSays() {
    Reply storm =
        MetaSimulator.error(400, 80014, "There have been too many calls for the batch uploads")
            .header(
                "X-Business-Use-Case-Usage",
                "{\"66782684\":[{\"type\":\"catalog_batch\",\"call_count\":101,"
                    + "\"total_cputime\":3,\"total_time\":4,"
                    + "\"estimated_time_to_regain_access\":7}]}");
    meta.web.next(50, storm, request -> request.path().endsWith("/items_batch"));
    for (int i = 0; i < 3; i++) {
      PostponedException postponed =
          catchThrowableOfType(
              PostponedException.class, () -> connector.submit(target(), batch(create("A"))));
      assertThat(postponed.pause()).isEqualTo(Duration.ofMinutes(7));
    }
    assertThat(meta.web.requests()).as("asked once, then waited for").hasSize(1);
  }

  @Test
  void twoFeedsTogetherStayWithinTheCataloguesCallsPerMinute() throws Exception {
    Target other = new Target("facebook", "de_DE", settings(), Map.of());
    for (int i = 0; i < 8; i++) {
      connector.submit(i % 2 == 0 ? target() : other, batch(create("A" + i)));
    }
    connector.submit(other, batch(create("B")));
    assertThat(kit.time.pauses()).as("the ninth waited").hasSize(1);
  }

  @Test
  void aStormOf429IsWaitedForOrPostponed() {
    meta.web.next(
        10,
        Reply.empty(429).header("Retry-After", "120"),
        request -> request.path().endsWith("/items_batch"));
    PostponedException postponed =
        catchThrowableOfType(
            PostponedException.class, () -> connector.submit(target(), batch(create("A"))));
    assertThat(postponed.pause()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void aSlowAnswerAndABrokenConnectionLeaveNothingDoubled() throws Exception {
    for (Fault fault : List.of(Fault.HOLD_ANSWER, Fault.RESET, Fault.CUT_ANSWER)) {
      ItemBatch batch = batch(create(fault.name()));
      meta.web.next(1, fault, request -> request.path().endsWith("/items_batch"));
      DeliveryException failed =
          catchThrowableOfType(DeliveryException.class, () -> connector.submit(target(), batch));
      assertThat(failed.retryable()).isTrue();
      Submission again = connector.submitAgain(target(), batch);
      meta.settle();
      assertThat(polled(batch, ticket(again)))
          .extracting(ItemAnswer::state)
          .containsExactly(ItemState.ACCEPTED);
      assertThat(meta.timesCarriedOut(fault.name())).isEqualTo(1);
    }
  }

  @Test
  void anExpiredTokenIsNotTriedAgain() {
    meta.web.next(
        9,
        MetaSimulator.error(400, 190, "Error validating access token: Session has expired"),
        request -> true);
    DeliveryException refused =
        catchThrowableOfType(
            DeliveryException.class, () -> connector.submit(target(), batch(create("A"))));
    assertThat(refused.code()).isEqualTo(ConnectorError.AUTHENTICATION_FAILED);
    assertThat(refused.retryable()).isFalse();
    assertThat(meta.web.requests()).hasSize(1);
  }

  @Test
  void aTransientErrorPasses() {
    meta.web.next(
        9, MetaSimulator.error(500, 2, "Service temporarily unavailable"), request -> true);
    DeliveryException failed =
        catchThrowableOfType(
            DeliveryException.class, () -> connector.submit(target(), batch(create("A"))));
    assertThat(failed.retryable()).isTrue();
  }

  @Test
  void manyItemsAreReadBackInFiltersThatFit() throws Exception {
    List<BatchItem> items =
        IntStream.range(0, 90).mapToObj(i -> create("S".repeat(90) + i)).toList();
    send(items.toArray(BatchItem[]::new));
    List<ItemAnswer> seen =
        connector.readBack(target(), items.stream().map(BatchItem::ref).toList());
    assertThat(seen).hasSize(90).allMatch(answer -> answer.state() == ItemState.LIVE);
  }

  @Test
  void neitherTokenNorSecretIsKept() throws Exception {
    send(create("A"));
    assertThat(kit.keptText())
        .contains("items_batch")
        .doesNotContain(
            MetaSimulator.TOKEN,
            MetaSimulator.APP_SECRET,
            MetaClient.hmac(MetaSimulator.APP_SECRET, MetaSimulator.TOKEN));
  }
}
