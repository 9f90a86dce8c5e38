package io.stoa.connectors.amazon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.ListedPage;
import io.stoa.connector.Polled;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Submission;
import io.stoa.connector.Ticket;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Batches as feeds. */
class AmazonConnectorTest extends AmazonContract {
  AmazonConnectorTest() {
    super(0);
  }

  private static List<ItemRef> refs(ItemBatch batch) {
    return batch.items().stream().map(BatchItem::ref).toList();
  }

  private Ticket submit(ItemBatch batch) throws DeliveryException {
    return ticket(connector.submit(target(), batch));
  }

  private static Ticket ticket(Submission submission) {
    return Objects.requireNonNull(submission.ticket(), "no ticket");
  }

  private List<ItemAnswer> done(Ticket ticket, ItemBatch batch) throws DeliveryException {
    amazon.settle();
    return ((Polled.Done) connector.poll(target(), ticket, refs(batch))).answers();
  }

  @Test
  void aFeedIsPendingUntilAmazonHasWorkedOnIt() throws Exception {
    ItemBatch batch = batch(create("A"));
    Ticket ticket = submit(batch);
    assertThat(connector.poll(target(), ticket, refs(batch))).isInstanceOf(Polled.Pending.class);
    ItemAnswer answer = done(ticket, batch).get(0);
    assertThat(answer.state()).isEqualTo(ItemState.LIVE);
    assertThat(answer.channelId()).isEqualTo("B000000001");
  }

  @Test
  void reportsAreReadWhetherTheyAreCompressedOrNot() throws Exception {
    amazon.plainReports();
    ItemBatch batch =
        batch(create("A"), new BatchItem("B", ItemAction.CREATE, badPayload("B"), null));
    List<ItemAnswer> answers = done(submit(batch), batch);
    assertThat(answers)
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.LIVE, ItemState.REJECTED);
    assertThat(answers.get(1).issues())
        .containsExactly(
            new ItemIssue(
                "attributes.item_name[].value",
                "90220",
                ItemIssue.Severity.ERROR,
                "'[item_name]' is required but not supplied.",
                AmazonIssues.LINK));
  }

  @Test
  void whatIsAcceptedAndGetsIssuesLaterIsFoundWhenItIsReadBack() throws Exception {
    ItemBatch batch = batch(create("A"));
    done(submit(batch), batch);
    amazon.listings.failLater("A");
    amazon.settle();
    ItemAnswer seen = connector.readBack(target(), refs(batch)).get(0);
    assertThat(seen.state()).isEqualTo(ItemState.REJECTED);
    assertThat(seen.issues())
        .extracting(ItemIssue::code, ItemIssue::attribute)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("8541", "attributes.brand[].value"));
  }

  @Test
  void whatAmazonDropsWithoutAWordIsMissing() throws Exception {
    amazon.listings.swallow("A");
    ItemBatch batch = batch(create("A"), create("B"));
    assertThat(done(submit(batch), batch))
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.ACCEPTED, ItemState.LIVE);
    assertThat(connector.readBack(target(), refs(batch)))
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.MISSING, ItemState.LIVE);
  }

  @Test
  void aDeletedItemThatIsStillThereIsBeingWorkedOn() throws Exception {
    ItemBatch batch = batch(create("A"));
    done(submit(batch), batch);
    List<ItemRef> deleted = List.of(new ItemRef("A", ItemAction.DELETE, null));
    assertThat(connector.readBack(target(), deleted).get(0).state()).isEqualTo(ItemState.ACCEPTED);
    amazon.listings.remove("A");
    assertThat(connector.readBack(target(), deleted).get(0).state()).isEqualTo(ItemState.DELETED);
  }

  @Test
  void itemsOfAFeedThatAmazonGaveUpAreSentAgainLater() throws Exception {
    for (String fate : List.of("FATAL", "CANCELLED")) {
      amazon.nextFeedIs(fate);
      ItemBatch batch = batch(create("A"));
      ItemAnswer answer = done(submit(batch), batch).get(0);
      assertThat(answer.state()).isEqualTo(ItemState.POSTPONED);
      assertThat(answer.issues()).extracting(ItemIssue::code).containsExactly(fate);
    }
    assertThat(amazon.listings.live()).isEmpty();
  }

  @Test
  void aReportThatNeverComesLeavesTheFeedPending() throws Exception {
    amazon.nextFeedIs("IN_QUEUE");
    ItemBatch batch = batch(create("A"));
    Ticket ticket = submit(batch);
    amazon.settle();
    assertThat(connector.poll(target(), ticket, refs(batch)))
        .isEqualTo(new Polled.Pending(Duration.ofMinutes(2)));
    assertThat(connector.terms(target()).patience()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void aFeedThatAmazonForgotIsLost() {
    Ticket unknown = AmazonTicket.of("key", List.of("9"), java.util.Set.of(1), true).ticket();
    DeliveryException lost =
        catchThrowableOfType(
            DeliveryException.class,
            () -> connector.poll(target(), unknown, refs(batch(create("A")))));
    assertThat(lost.code()).isEqualTo(ConnectorError.REPORT_LOST);
    assertThat(lost.retryable()).isFalse();
  }

  @Test
  void feedsAreNotSentFasterThanAmazonAllows() throws Exception {
    submit(batch(create("A")));
    PostponedException postponed =
        catchThrowableOfType(PostponedException.class, () -> submit(batch(create("B"))));
    assertThat(postponed.pause()).isLessThanOrEqualTo(Duration.ofMinutes(1));
    kit.time.pass(postponed.pause());
    submit(batch(create("B")));
    assertThat(amazon.feedsBegun()).isEqualTo(2);
  }

  @Test
  void aStormOf429IsNeitherSentTwiceNorLost() throws Exception {
    amazon.web().next(3, Reply.json(429, "{}").header("Retry-After", "2"), AmazonContract::submits);
    ItemBatch batch = batch(create("A"));
    Ticket ticket = null;
    for (int i = 0; ticket == null && i < 5; i++) {
      try {
        ticket = ticket(connector.submitAgain(target(), batch));
      } catch (PostponedException e) {
        kit.time.pass(e.pause());
      }
    }
    assertThat(done(Objects.requireNonNull(ticket), batch).get(0).state())
        .isEqualTo(ItemState.LIVE);
    assertThat(amazon.listings.timesCarriedOut("A")).isEqualTo(1);
  }

  @Test
  void aLong429PostponesTheBatchAndNothingIsNoted() throws Exception {
    amazon
        .web()
        .next(1, Reply.json(429, "{}").header("Retry-After", "600"), AmazonContract::submits);
    ItemBatch batch = batch(create("A"));
    assertThatThrownBy(() -> submit(batch)).isInstanceOf(PostponedException.class);
    kit.time.pass(Duration.ofMinutes(11));
    assertThat(done(ticket(connector.submitAgain(target(), batch)), batch).get(0).state())
        .isEqualTo(ItemState.LIVE);
    assertThat(amazon.feedsBegun()).isEqualTo(1);
  }

  @Test
  void aConnectionThatBreaksBeforeTheFeedArrivesIsNoticedByItsAbsence() throws Exception {
    amazon.web().next(1, Fault.RESET, AmazonContract::submits);
    ItemBatch batch = batch(create("A"));
    assertThatThrownBy(() -> submit(batch)).isInstanceOf(DeliveryException.class);
    assertThatThrownBy(() -> connector.submitAgain(target(), batch))
        .as("Amazon's list may lag behind")
        .isInstanceOf(PostponedException.class);
    kit.time.pass(Duration.ofMinutes(2));
    assertThat(done(ticket(connector.submitAgain(target(), batch)), batch).get(0).state())
        .isEqualTo(ItemState.LIVE);
    assertThat(amazon.listings.timesCarriedOut("A")).isEqualTo(1);
  }

  @Test
  void aSlowAnswerIsAsGoodAsALostOne() throws Exception {
    amazon.web().next(1, Fault.HOLD_ANSWER, AmazonContract::submits);
    ItemBatch batch = batch(create("A"));
    assertThatThrownBy(() -> submit(batch)).isInstanceOf(DeliveryException.class);
    assertThat(done(ticket(connector.submitAgain(target(), batch)), batch).get(0).state())
        .isEqualTo(ItemState.LIVE);
    assertThat(amazon.feedsBegun()).isEqualTo(1);
  }

  @Test
  void aProcessThatDiedAfterSendingFindsItsFeedAgain() throws Exception {
    ItemBatch batch = batch(create("A"));
    submit(batch);
    AmazonConnector restarted = new AmazonConnector(kit.http, kit.store());
    Ticket ticket = ticket(restarted.submitAgain(target(), batch));
    assertThat(done(ticket, batch).get(0).state()).isEqualTo(ItemState.LIVE);
    assertThat(amazon.feedsBegun()).isEqualTo(1);
  }

  @Test
  void somebodyElsesFeedIsNotTakenForOurs() throws Exception {
    amazon.web().next(1, Fault.RESET, AmazonContract::submits);
    ItemBatch batch = batch(create("A"));
    assertThatThrownBy(() -> submit(batch)).isInstanceOf(DeliveryException.class);
    amazon.foreignFeed("FOREIGN");
    Ticket ticket = ticket(connector.submitAgain(target(), batch));
    ItemAnswer answer = done(ticket, batch).get(0);
    assertThat(answer.state()).as("a later run sends it again").isEqualTo(ItemState.POSTPONED);
    assertThat(answer.issues()).extracting(ItemIssue::code).containsExactly("not_received");
    assertThat(amazon.listings.timesCarriedOut("A")).isZero();
  }

  @Test
  void aTokenThatAmazonTakesNoMoreIsFetchedAnew() throws Exception {
    send(create("A"));
    amazon.forgetTokens();
    ItemBatch batch = batch(create("B"));
    assertThat(done(submit(batch), batch).get(0).state()).isEqualTo(ItemState.LIVE);
    kit.time.pass(Duration.ofHours(2));
    assertThat(connector.readBack(target(), refs(batch)).get(0).state()).isEqualTo(ItemState.LIVE);
  }

  @Test
  void itemsThatCannotBeSentAreToldApartFromThoseThatAre() throws Exception {
    BatchItem misnamed = new BatchItem("X", ItemAction.CREATE, payload("other", "Shirt"), null);
    ItemBatch batch = batch(misnamed, create("A"));
    Submission submission = connector.submit(target(), batch);
    assertThat(submission.answers())
        .extracting(ItemAnswer::sku, ItemAnswer::state)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("X", ItemState.REJECTED));
    assertThat(done(ticket(submission), batch)).extracting(ItemAnswer::sku).containsExactly("A");
  }

  @Test
  void thousandsOfListingsAreListedAcrossTheLimitOfASearch() throws Exception {
    List<BatchItem> items = new ArrayList<>();
    for (int i = 0; i < 1_030; i++) {
      items.add(create("S%04d".formatted(i)));
    }
    for (int from = 0; from < items.size(); from += 103) {
      ItemBatch batch =
          new ItemBatch(java.util.UUID.randomUUID().toString(), items.subList(from, from + 103));
      done(submit(batch), batch);
    }
    List<String> listed = new ArrayList<>();
    String cursor = null;
    do {
      ListedPage page = connector.list(target(), cursor);
      page.items().forEach(item -> listed.add(item.sku()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(listed).hasSize(1_030).doesNotHaveDuplicates();
  }

  @Test
  void credentialsThatAmazonRefusesAreNamed() {
    Map<String, String> settings = new java.util.HashMap<>(target().settings());
    settings.put("clientSecret", "wrong-secret");
    assertThat(connector.tryOut(settings))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.rule()).isEqualTo("authentication_failed");
              assertThat(violation.message()).contains("invalid_client").doesNotContain("wrong-");
            });
  }

  @Test
  void productTypesAreFoundAndFetched() throws Exception {
    amazon.publish("SHIRT", "{\"type\": \"object\"}");
    assertThat(connector.findSchemas(target(), "shirt")).containsExactly("SHIRT");
    assertThat(connector.fetchSchema(target(), "SHIRT", "LISTING"))
        .isEqualTo(
            new io.stoa.connector.PublishedSchema("Shirts", "UHqSqmb4", "{\"type\": \"object\"}"));
    DeliveryException unknown =
        catchThrowableOfType(
            DeliveryException.class, () -> connector.fetchSchema(target(), "HAT", "LISTING"));
    assertThat(unknown).hasMessageContaining("no such product type");
  }

  @Test
  void whatAmazonWouldSayIsAskedWithoutSendingAnything() throws Exception {
    assertThat(connector.rehearse(target(), create("A")).state()).isEqualTo(ItemState.ACCEPTED);
    ItemAnswer refused =
        connector.rehearse(target(), new BatchItem("B", ItemAction.CREATE, badPayload("B"), null));
    assertThat(refused.state()).isEqualTo(ItemState.REJECTED);
    assertThat(refused.issues()).extracting(ItemIssue::code).containsExactly("90220");
    assertThat(amazon.listings.previews()).isEqualTo(2);
    assertThat(amazon.listings.live()).isEmpty();
  }

  @Test
  void sellersAndMarketplacesAreAccountsOfTheirOwn() {
    assertThat(connector.account(target())).contains("A1SELLER").contains("ATVPDKIKX0DER");
    assertThat(Json.MAPPER.writeValueAsString(connector.account(target())))
        .doesNotContain(AmazonSimulator.CLIENT_SECRET);
  }
}
