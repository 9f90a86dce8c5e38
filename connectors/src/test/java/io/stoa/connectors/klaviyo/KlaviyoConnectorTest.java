package io.stoa.connectors.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.Polled;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Submission;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.TestHttp;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class KlaviyoConnectorTest extends KlaviyoContract {
  KlaviyoConnectorTest() {
    super(KlaviyoResource.ITEM);
  }

  @Override
  protected JsonNode goodPayload(String sku) {
    return item(sku, 9.9);
  }

  @Override
  protected JsonNode badPayload(String sku) {
    return item(sku, -1);
  }

  private static ObjectNode item(String sku, double price) {
    return (ObjectNode)
        Json.MAPPER.readTree(
            """
            {"external_id": "%s", "title": "Shirt", "description": "A shirt.", "price": %s,
             "url": "https://shop.example/a", "image_full_url": "https://shop.example/a.jpg",
             "custom_metadata": {"brand": "Marlow"}, "published": true, "categories": ["shirts"]}
            """
                .formatted(sku, price));
  }

  @Test
  void whatIsRefusedAtOnceIsNamedAndTheJobGoesWithoutIt() throws Exception {
    ObjectNode untitled = item("B", 1);
    untitled.remove("title");
    Map<String, ItemAnswer> answers =
        send(create("A"), new BatchItem("B", ItemAction.CREATE, untitled, null), create("C"));
    assertRefused(answer(answers, "B"), "title");
    assertThat(answer(answers, "C").state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(live()).containsExactly("A", "C");
  }

  @Test
  void aJobsErrorNamesItsFieldAndWhereItIsExplained() throws Exception {
    ItemIssue issue = sent("B", badPayload("B"), ItemAction.CREATE, null).issues().get(0);
    assertThat(issue.attribute()).isEqualTo("price");
    assertThat(issue.code()).isEqualTo("invalid");
    assertThat(issue.link()).startsWith("https://developers.klaviyo.com/");
  }

  @Test
  void anUpdateEmptiesWhatTheItemDoesNotHaveAnyMore() throws Exception {
    String id = created("A", item("A", 9));
    ObjectNode less = item("A", 9);
    less.remove("price");
    less.remove("image_full_url");
    sent("A", less, ItemAction.UPDATE, id);
    assertThat(klaviyo.object(KlaviyoResource.ITEM, "A").path("price").isNull()).isTrue();
    assertThat(klaviyo.object(KlaviyoResource.ITEM, "A").path("image_full_url").isNull()).isTrue();
  }

  @Test
  void oneBatchCreatesUpdatesAndDeletes() throws Exception {
    send(create("OLD"), create("GONE"));
    Map<String, ItemAnswer> answers =
        send(
            create("NEW"),
            new BatchItem("OLD", ItemAction.UPDATE, item("OLD", 11), null),
            new BatchItem("GONE", ItemAction.DELETE, null, "$custom:::$default:::GONE"));
    assertThat(answer(answers, "GONE").state()).isEqualTo(ItemState.DELETED);
    assertThat(live()).containsExactly("NEW", "OLD");
    assertThat(klaviyo.object(KlaviyoResource.ITEM, "OLD").path("price").asInt()).isEqualTo(11);
  }

  @Test
  void theMinuteOfTheAnswersIsHeeded() throws Exception {
    klaviyo.perMinute(3);
    connector().submit(target(), batch(create("A")));
    assertThatThrownBy(() -> connector().submit(target(), batch(create("B"))))
        .isInstanceOf(PostponedException.class);
    kit.time.pass(Duration.ofSeconds(61));
    klaviyo.perMinute(750);
    send(create("B"));
    assertThat(live()).containsExactly("A", "B");
  }

  @Test
  void whenTheQuotaEndsOnTheWayTheRestGoesLater() throws Exception {
    send(create("OLD"));
    web()
        .next(
            1,
            Reply.empty(429).header("Retry-After", "300"),
            r -> r.is("POST", ".*-bulk-update-jobs"));
    Map<String, ItemAnswer> answers =
        send(create("NEW"), new BatchItem("OLD", ItemAction.UPDATE, item("OLD", 11), null));
    assertThat(answer(answers, "NEW").state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(answer(answers, "OLD").state()).isEqualTo(ItemState.POSTPONED);
  }

  @Test
  void aJobOfAnotherApplicationIsNotTakenForOurs() throws Exception {
    ItemBatch batch = batch(create("A"));
    web().next(1, Fault.RESET, this::writes);
    assertThatThrownBy(() -> connector().submit(target(), batch))
        .isInstanceOf(DeliveryException.class);
    // Meanwhile another application creates as many objects.
    try (TestHttp elsewhere = new TestHttp()) {
      KlaviyoConnector.items(kit.http, elsewhere.store()).submit(target(), batch(create("THEIRS")));
    }
    Submission again = connector().submitAgain(target(), batch);
    klaviyo.settle();
    Polled polled =
        connector().poll(target(), Objects.requireNonNull(again.ticket()), List.of(ref("A")));
    assertThat(((Polled.Done) polled).answers())
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.POSTPONED);
  }

  private static ItemRef ref(String sku) {
    return new ItemRef(sku, ItemAction.CREATE, null);
  }

  @Test
  void aJobThatKlaviyoForgotIsALostReport() throws Exception {
    ItemBatch batch = batch(create("A"));
    Submission sent = connector().submit(target(), batch);
    klaviyo.settle();
    klaviyo.forgetJobs();
    assertThatThrownBy(
            () ->
                connector()
                    .poll(target(), Objects.requireNonNull(sent.ticket()), List.of(ref("A"))))
        .isInstanceOfSatisfying(
            DeliveryException.class,
            e -> assertThat(e.code()).isEqualTo(ConnectorError.REPORT_LOST));
  }

  @Test
  void noMoreJobsAreBegunThanKlaviyoRunsAtATime() throws Exception {
    KlaviyoPlans plans = new KlaviyoPlans(kit.store());
    KlaviyoPlan.Job job = new KlaviyoPlan.Job(KlaviyoKind.CREATE, List.of(0), null, "J", true);
    KlaviyoPlan full =
        new KlaviyoPlan(
            KlaviyoSimulator.ACCOUNT, kit.time.instant(), Collections.nCopies(200, job));
    plans.save("one", full);
    plans.save("two", full);
    assertThatThrownBy(() -> connector().submit(target(), batch(create("A"))))
        .isInstanceOf(PostponedException.class);
    plans.forget("two");
    send(create("A"));
    assertThat(live()).containsExactly("A");
  }

  @Test
  void anItemThatIsNotPublishedIsNotLive() throws Exception {
    ItemAnswer seen = readBack("A", created("A", item("A", 1).put("published", false)));
    assertThat(seen.state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(seen.issues()).extracting(ItemIssue::code).containsExactly("NOT_PUBLISHED");
  }

  @Test
  void tooMuchMetadataAndAnotherIdAreRefusedBeforeTheyAreSent() throws Exception {
    ObjectNode heavy = item("A", 1);
    heavy.withObject("custom_metadata").put("text", "x".repeat(100_001));
    assertRefused(sent("A", heavy, ItemAction.CREATE, null), "custom_metadata");
    assertRefused(sent("B", item("X", 1), ItemAction.CREATE, null), "external_id");
    assertThat(klaviyo.jobs()).isZero();
  }

  @Test
  void theTryOutSaysWhatIsWrong() {
    assertThat(connector().tryOut(target(Map.of("accountId", "Zzz999")).settings()))
        .extracting(Violation::field)
        .containsExactly("accountId");
    assertThat(connector().tryOut(target(Map.of("apiKey", "pk_wrong")).settings()))
        .extracting(Violation::field)
        .containsExactly("apiKey");
    assertThat(connector().check(target(Map.of("revision", "latest")).settings()))
        .extracting(Violation::field)
        .containsExactly("revision");
    web().next(1, Reply.empty(403), r -> r.is("GET", "/api/accounts"));
    assertThat(connector().tryOut(target().settings())).isEmpty();
  }
}
