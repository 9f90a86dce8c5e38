package io.stoa.connectors.google;

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
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.Polled;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.error.Violation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class GoogleConnectorTest extends GoogleContract {
  private final GoogleConnector connector = new GoogleConnector(kit.http);

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected Map<String, String> settings() {
    Map<String, String> settings = super.settings();
    settings.put("dataSourceId", GoogleSimulator.DATA_SOURCE);
    return settings;
  }

  @Override
  protected ObjectNode goodPayload(String sku) {
    return offer(sku)
        .put("title", "Shirt " + sku)
        .put("description", "A shirt of poplin.")
        .put("link", "https://shop.example/" + sku)
        .put("image_link", "https://shop.example/" + sku + ".jpg");
  }

  @Override
  protected void settle() {
    google.settle();
    kit.time.pass(Duration.ofMinutes(3));
  }

  @Override
  protected Set<String> live() {
    return google.live();
  }

  @Override
  protected int timesCarriedOut(String sku) {
    return google.timesCarriedOut(sku);
  }

  private static Ticket ticket(Submission submission) {
    return Objects.requireNonNull(submission.ticket());
  }

  private Polled poll(ItemBatch batch, Ticket ticket) throws DeliveryException {
    return connector.poll(target(), ticket, batch.items().stream().map(BatchItem::ref).toList());
  }

  private ItemAnswer seen(String sku, ItemAction action) throws DeliveryException {
    return connector.readBack(target(), List.of(new ItemRef(sku, action, null))).get(0);
  }

  private BatchItem item(JsonNode payload) {
    return new BatchItem(payload.path("id").asString(""), ItemAction.UPDATE, payload, null);
  }

  @Test
  void settingsThatCannotBeAreAllNamed() {
    assertThat(connector.check(Map.of("accountId", "shop", "serviceAccountKey", "{}")))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("dataSourceId", "accountId", "serviceAccountKey");
  }

  @Test
  void aStrangersKeyAndAnotherAccountAreNamedWhenSettingsAreTriedOut() {
    Map<String, String> wrong = new HashMap<>(settings());
    wrong.put("serviceAccountKey", GoogleSimulator.strangersKeyFile());
    assertThat(connector.tryOut(wrong))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.field()).isEqualTo("serviceAccountKey");
              assertThat(violation.message()).contains("invalid_grant");
            });
    wrong = new HashMap<>(settings());
    wrong.put("accountId", "404");
    assertThat(connector.tryOut(wrong))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("access"));
  }

  @Test
  void aFeedWithoutLabelIsRefusedBeforeAnythingIsSent() {
    Target target = new Target("shopping", "en_US", settings(), Map.of());
    DeliveryException refused =
        catchThrowableOfType(
            DeliveryException.class, () -> connector.submit(target, batch(create("A"))));
    assertThat(refused.code()).isEqualTo(ConnectorError.SETTINGS_INVALID);
    assertThat(google.web.requests()).isEmpty();
  }

  @Test
  void aProductIsWaitedForUntilItIsProcessed() throws Exception {
    ItemBatch batch = batch(create("A"));
    Submission submission = connector.submit(target(), batch);
    assertThat(submission.answers()).isEmpty();
    assertThat(poll(batch, ticket(submission))).isInstanceOf(Polled.Pending.class);
    settle();
    assertThat(((Polled.Done) poll(batch, ticket(submission))).answers())
        .containsExactly(ItemAnswer.of("A", ItemState.LIVE).withChannelId("A"));
  }

  @Test
  void whatWasThereBeforeIsNotTakenForTheNewOne() throws Exception {
    send(create("A"));
    kit.time.pass(Duration.ofHours(1));
    ItemBatch batch = batch(item(goodPayload("A").put("title", "Shirt of replica poplin")));
    Submission submission = connector.submit(target(), batch);
    assertThat(poll(batch, ticket(submission)))
        .as("still the old one, which is live")
        .isInstanceOf(Polled.Pending.class);
    settle();
    ItemAnswer answer = ((Polled.Done) poll(batch, ticket(submission))).answers().get(0);
    assertThat(answer.state()).isEqualTo(ItemState.REJECTED);
    assertThat(answer.issues())
        .containsExactly(
            new ItemIssue(
                "title",
                "counterfeit",
                ItemIssue.Severity.ERROR,
                "Counterfeit goods (SHOPPING_ADS US)",
                "https://support.google.com/x"));
  }

  @Test
  void aProductThatWasDroppedWithoutAWordIsMissingAfterHalfAnHour() throws Exception {
    google.swallow("A");
    ItemBatch batch = batch(create("A"), create("B"));
    Ticket ticket = ticket(connector.submit(target(), batch));
    settle();
    assertThat(poll(batch, ticket)).isInstanceOf(Polled.Pending.class);
    kit.time.pass(Duration.ofMinutes(31));
    assertThat(((Polled.Done) poll(batch, new Ticket(ticket.text()))).answers())
        .extracting(ItemAnswer::state)
        .containsExactly(ItemState.MISSING, ItemState.LIVE);
  }

  @Test
  void whatIsRefusedNamesTheField() throws Exception {
    Map<String, ItemAnswer> answers =
        send(item(goodPayload("A").put("price", "99,00 €").put("adult", "perhaps")));
    assertThat(Objects.requireNonNull(answers.get("A")).issues())
        .extracting(ItemIssue::attribute)
        .containsExactlyInAnyOrder("price", "adult");
  }

  @Test
  void theIdInTheAccountIsTheSkuWhateverItsCharacters() throws Exception {
    Map<String, ItemAnswer> answers =
        send(new BatchItem("A", ItemAction.CREATE, goodPayload("OTHER"), null), create("ä/b~c%"));
    assertThat(Objects.requireNonNull(answers.get("A")).issues().get(0).attribute())
        .isEqualTo("id");
    assertThat(google.live()).containsExactly("ä/b~c%");
    assertThat(seen("ä/b~c%", ItemAction.CREATE).state()).isEqualTo(ItemState.LIVE);
  }

  @Test
  void whatIsDeletedTwiceIsGone() throws Exception {
    Map<String, ItemAnswer> answers = send(new BatchItem("NEVER", ItemAction.DELETE, null, null));
    assertThat(Objects.requireNonNull(answers.get("NEVER")).state()).isEqualTo(ItemState.DELETED);
    assertThat(seen("NEVER", ItemAction.DELETE).state()).isEqualTo(ItemState.DELETED);
  }

  @Test
  void whatAnotherDataSourceBroughtIsNotOurs() throws Exception {
    google.ofSomebodyElse("THEIRS");
    send(create("OURS"));
    List<ItemAnswer> first = connector.list(target(), null).items();
    assertThat(first).extracting(ItemAnswer::sku).containsExactly("OURS");
  }

  @Test
  void aMissingDataSourceIsNoFaultOfTheProducts() {
    Map<String, String> wrong = new HashMap<>(settings());
    wrong.put("dataSourceId", "1");
    Target target = target(wrong);
    DeliveryException refused =
        catchThrowableOfType(
            DeliveryException.class, () -> connector.submit(target, batch(create("A"))));
    assertThat(refused).hasMessageContaining("data source");
    assertThat(refused.retryable()).isFalse();
  }

  @Test
  void aQuotaOfTheDayClosesTheMethodForAnHour() {
    google.web.next(
        50,
        GoogleSimulator.quota("quota/daily_limit_exceeded"),
        request -> request.path().endsWith(":insert"));
    for (int i = 0; i < 2; i++) {
      PostponedException postponed =
          catchThrowableOfType(
              PostponedException.class, () -> connector.submit(target(), batch(create("A"))));
      assertThat(postponed.pause()).isGreaterThan(Duration.ofMinutes(50));
    }
    assertThat(google.web.requests().stream().filter(r -> r.path().endsWith(":insert"))).hasSize(1);
  }

  @Test
  void aQuotaOfTheMinuteInTheMiddlePutsTheRestOff() throws Exception {
    send(create("A"));
    google.web.next(
        20,
        GoogleSimulator.quota("quota/request_rate_too_high"),
        request -> request.path().endsWith(":insert") && request.text().contains("LATE"));
    Map<String, ItemAnswer> answers = send(create("B"), create("LATE"));
    assertThat(Objects.requireNonNull(answers.get("LATE")).state()).isEqualTo(ItemState.POSTPONED);
    assertThat(google.live()).contains("A").doesNotContain("LATE");
  }

  @Test
  void theTokenIsFetchedOnceAndAnewWhenItIsNoLongerGood() throws Exception {
    send(create("A"), create("B"));
    assertThat(google.web.requests().stream().filter(r -> r.path().equals("/token"))).hasSize(1);
    google.revokeToken();
    assertThat(seen("A", ItemAction.CREATE).state()).isEqualTo(ItemState.LIVE);
    assertThat(kit.keptText()).doesNotContain("ya29.google", "PRIVATE KEY", "eyJhbGciOi");
  }
}
