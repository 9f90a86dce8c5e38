package io.stoa.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemState;
import io.stoa.connector.Polled;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Submission;
import io.stoa.connector.Ticket;
import io.stoa.connectors.http.Loopback.Fault;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ShopifyConnectorInBulkTest extends ShopifyContract {
  ShopifyConnectorInBulkTest() {
    super(1, "bulkOperationRunMutation(");
  }

  private Ticket submit(ItemBatch batch) throws DeliveryException {
    return Objects.requireNonNull(connector.submit(target(), batch).ticket());
  }

  private Polled poll(Ticket ticket, ItemBatch batch) throws DeliveryException {
    return connector.poll(target(), ticket, batch.items().stream().map(BatchItem::ref).toList());
  }

  @Test
  void whatWasSetIsPublishedByASecondOperation() throws Exception {
    ItemBatch batch = batch(create("A"), create("B"));
    Ticket ticket = submit(batch);
    assertThat(poll(ticket, batch)).isInstanceOf(Polled.Pending.class);
    settle();
    assertThat(live()).as("set, but published nowhere").isEmpty();
    assertThat(poll(ticket, batch)).isInstanceOf(Polled.Pending.class);
    assertThat(poll(ticket, batch)).isInstanceOf(Polled.Pending.class);
    assertThat(shopify.bulksBegun()).isEqualTo(2);
    settle();
    assertThat(poll(ticket, batch)).isInstanceOf(Polled.Done.class);
    assertThat(live()).containsExactly("A", "B");
  }

  @Test
  void manyItemsWithTheirDatesFitIntoATicketAndMoreDatesWait() throws Exception {
    ItemBatch batch =
        batch(
            IntStream.range(0, 40)
                .mapToObj(
                    i -> {
                      ObjectNode payload = product("P" + i, "1.00");
                      ((ObjectNode) payload.path("publications").path(0))
                          .put("publishDate", "2026-12-%02dT00:00:00Z".formatted(1 + i % 10));
                      return new BatchItem("P" + i, ItemAction.CREATE, payload, null);
                    })
                .toArray(BatchItem[]::new));
    Submission submission = connector.submit(target(), batch);
    assertThat(submission.answers()).hasSize(16);
    assertThat(submission.answers())
        .extracting(ItemAnswer::state)
        .containsOnly(ItemState.POSTPONED);
    Ticket ticket = Objects.requireNonNull(submission.ticket());
    settle();
    poll(ticket, batch);
    settle();
    assertThat(((Polled.Done) poll(ticket, batch)).answers()).hasSize(24);
    assertThat(shopify.shop.all()).hasSize(24);
  }

  @Test
  void setsAndDeletionsOfOneBatchAreBothDone() throws Exception {
    Map<String, ItemAnswer> created = send(create("A"), create("B"));
    Map<String, ItemAnswer> answers =
        send(
            new BatchItem("A", ItemAction.DELETE, null, answer(created, "A").channelId()),
            new BatchItem(
                "B", ItemAction.UPDATE, product("B", "7.00"), answer(created, "B").channelId()),
            create("C"));
    assertThat(answer(answers, "A").state()).isEqualTo(ItemState.DELETED);
    assertThat(answer(answers, "C").state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(live()).containsExactly("B", "C");
    assertThat(shopify.shop.product("b").at("/variants/0/price").asString()).isEqualTo("7.00");
  }

  @Test
  void oneOperationAtATimeRunsInAShop() throws Exception {
    shopify.otherBulk("RUNNING");
    assertThatThrownBy(() -> connector.submit(target(), batch(create("A"))))
        .isInstanceOf(PostponedException.class);
    assertThat(shopify.web.requests()).noneMatch(r -> r.path().startsWith("/upload"));
    assertThat(connector.submit(target(Map.of("bulkAtOnce", "2")), batch(create("A"))).ticket())
        .isNotNull();
    assertThatThrownBy(
            () -> connector.submit(target(Map.of("bulkAtOnce", "2")), batch(create("B"))))
        .isInstanceOf(PostponedException.class);
  }

  @Test
  void whereShopifyItselfAllowsNoMoreTheBatchIsPostponed() {
    shopify.bulkLimit(0);
    assertThatThrownBy(() -> connector.submit(target(), batch(create("A"))))
        .isInstanceOf(PostponedException.class);
    assertThat(shopify.shop.all()).isEmpty();
  }

  @Test
  void publishingWaitsForItsTurn() throws Exception {
    ItemBatch batch = batch(create("A"));
    Ticket ticket = submit(batch);
    settle();
    shopify.otherBulk("RUNNING");
    assertThat(poll(ticket, batch)).isInstanceOf(Polled.Pending.class);
    assertThat(shopify.bulksBegun()).isEqualTo(2);
    shopify.endOtherBulks();
    poll(ticket, batch);
    settle();
    assertThat(poll(ticket, batch)).isInstanceOf(Polled.Done.class);
    assertThat(live()).containsExactly("A");
  }

  @Test
  void anOperationThatFailedOnTheWayAnswersForWhatItHasDone() throws Exception {
    shopify.breakBulkAfter(1);
    ObjectNode a = product("A", "1.00");
    a.remove("publications");
    ObjectNode b = product("B", "1.00");
    b.remove("publications");
    ItemBatch batch =
        batch(
            new BatchItem("A", ItemAction.CREATE, a, null),
            new BatchItem("B", ItemAction.CREATE, b, null));
    Ticket ticket = submit(batch);
    settle();
    Polled.Done done = (Polled.Done) poll(ticket, batch);
    assertThat(done.answers()).extracting(ItemAnswer::sku).containsExactly("A");
  }

  @Test
  void answersThatShopifyKeepsNoMoreAreLost() throws Exception {
    ItemBatch batch = batch(create("A"));
    Ticket ticket = submit(batch);
    settle();
    shopify.forgetFiles();
    DeliveryException lost =
        catchThrowableOfType(DeliveryException.class, () -> poll(ticket, batch));
    assertThat(lost.code()).isEqualTo(ConnectorError.REPORT_LOST);
    assertThat(lost.retryable()).isFalse();
  }

  @Test
  void anOperationOfWhichNobodyHeardIsFoundAndNotBegunAgain() throws Exception {
    ItemBatch batch = batch(create("A"));
    shopify.web.next(1, Fault.LOSE_ANSWER, r -> r.text().contains("bulkOperationRunMutation("));
    assertThatThrownBy(() -> connector.submit(target(), batch))
        .isInstanceOf(DeliveryException.class);
    settle();
    Ticket ticket = Objects.requireNonNull(connector.submitAgain(target(), batch).ticket());
    assertThat(shopify.bulksBegun()).isEqualTo(1);
    poll(ticket, batch);
    settle();
    assertThat(((Polled.Done) poll(ticket, batch)).answers())
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.ACCEPTED);
    assertThat(timesCarriedOut("A")).isEqualTo(1);
  }

  @Test
  void whatOpensUploadsAndFilesIsNotKept() throws Exception {
    send(create("A"));
    assertThat(kit.keptText()).doesNotContain("c2lnbmF0dXJl").contains("stagedUploadsCreate");
    assertThat(List.of(kit.keptText())).noneMatch(text -> text.contains(ShopifySimulator.TOKEN));
  }
}
