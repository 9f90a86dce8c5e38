package io.stoa.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connector.ItemTerms.Ability;
import io.stoa.ledger.EntryState;
import io.stoa.outbox.SentItems;
import io.stoa.requirement.Deletion;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assumptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What every connector that sends items keeps. The test of a connector extends this, gives it a
 * channel of its kind that is empty at first (a simulator on loopback), and says how to look into
 * that.
 */
public abstract class ItemConnectorContract {
  private static final int MOST_POLLS = 50;
  private static final String CANARY = "canary-5c1f0e-never-shown";

  /** The connector under test. */
  protected abstract ItemConnector connector();

  /** Where items arrive. */
  protected abstract Target target();

  /** A payload that the channel takes for the item. */
  protected abstract JsonNode goodPayload(String sku);

  /** A payload that the channel refuses. */
  protected abstract JsonNode badPayload(String sku);

  /** Lets the channel decide on everything that it has received. */
  protected abstract void settle();

  /** What buyers find now. */
  protected abstract Set<String> live();

  /** How often the channel has done something to the item. */
  protected abstract int timesCarriedOut(String sku);

  /** The next batch is received by the channel, but its answer gets lost on the way. */
  protected abstract void loseNextAnswer();

  @Test
  void theDescriptionIsComplete() {
    ConnectorDescription description = connector().description();
    assertThat(description.code()).matches("[a-z][a-z0-9_-]{1,30}");
    assertThat(description.label()).isNotBlank();
    assertThat(description.help()).isNotBlank();
    assertThat(description.settings()).extracting(Setting::name).doesNotHaveDuplicates();
    for (Setting setting : description.settings()) {
      assertThat(setting.name()).matches("[a-z][A-Za-z0-9]{0,40}");
      assertThat(setting.label()).isNotBlank();
      assertThat(setting.help()).isNotBlank();
      assertThat(setting.kind().secret() && setting.fallback() != null).isFalse();
    }
  }

  @Test
  void theTermsCanBeKept() {
    ItemTerms terms = connector().terms(target());
    assertThat(terms.batchItems()).isPositive();
    assertThat(terms.batchBytes()).isPositive();
    assertThat(terms.readBackItems()).isPositive();
    assertThat(terms.patience()).isPositive();
  }

  @Test
  void goodSettingsPassTheCheckAndTheTryOut() {
    assertThat(connector().check(target().settings())).isEmpty();
    assertThat(connector().tryOut(target().settings())).isEmpty();
    assertThat(live()).isEmpty();
  }

  @Test
  void whatIsSentGoesLive() throws Exception {
    Map<String, ItemAnswer> answers = send(create("A"), create("B"));
    assertThat(answers.keySet()).containsExactlyInAnyOrder("A", "B");
    assertThat(answers.values())
        .extracting(ItemAnswer::state)
        .allMatch(s -> s == ItemState.ACCEPTED || s == ItemState.LIVE);
    assertThat(live()).containsExactlyInAnyOrder("A", "B");
  }

  @Test
  void byTheOutboxGoodItemsGoOutOnceAndOneThatIsAlwaysRefusedIsParkedWithItsReason(
      @TempDir Path folder) {
    try (SqliteDocumentStore store = SqliteDocumentStore.open(folder.resolve("sent.db"))) {
      SentItems sent = new SentItems(store, connector(), target());
      sent.run(
          Map.of("A", goodPayload("A"), "B", badPayload("B"), "C", goodPayload("C")), this::settle);
      assertThat(sent.entry("A").state()).isIn(EntryState.ACCEPTED, EntryState.LIVE);
      assertThat(sent.entry("C").state()).isIn(EntryState.ACCEPTED, EntryState.LIVE);
      assertThat(sent.entry("B").state()).isEqualTo(EntryState.PARKED);
      assertThat(sent.entry("B").issues()).anyMatch(ItemIssue::isError);
      assertThat(live()).containsExactlyInAnyOrder("A", "C");
      assertThat(timesCarriedOut("A")).isEqualTo(1);
    }
  }

  @Test
  void anItemThatIsRefusedSaysWhyAndStopsNoOther() throws Exception {
    Map<String, ItemAnswer> answers = send(create("A"), bad("B"), create("C"));
    assertThat(answers.keySet()).containsExactlyInAnyOrder("A", "B", "C");
    ItemAnswer refused = answer(answers, "B");
    assertThat(refused.state()).isEqualTo(ItemState.REJECTED);
    assertThat(refused.issues()).isNotEmpty().anyMatch(ItemIssue::isError);
    assertThat(refused.issues())
        .allSatisfy(
            issue -> {
              assertThat(issue.code()).isNotBlank();
              assertThat(issue.message()).isNotBlank();
            });
    assertThat(live()).containsExactlyInAnyOrder("A", "C");
  }

  @Test
  void whatIsDeletedIsGone() throws Exception {
    Assumptions.assumeThat(connector().terms(target()).deletion()).isEqualTo(Deletion.EXPLICIT);
    Map<String, ItemAnswer> created = send(create("A"), create("B"));
    String id = answer(created, "A").channelId();
    Map<String, ItemAnswer> deleted = send(new BatchItem("A", ItemAction.DELETE, null, id));
    assertThat(answer(deleted, "A").state()).isEqualTo(ItemState.DELETED);
    assertThat(live()).containsExactly("B");
  }

  @Test
  void aBatchWhoseAnswerWasLostIsCarriedOutOnce() throws Exception {
    ItemBatch batch = batch(create("A"), create("B"));
    loseNextAnswer();
    assertThatThrownBy(() -> connector().submit(target(), batch))
        .isInstanceOf(DeliveryException.class);
    Map<String, ItemAnswer> answers = decided(batch, connector().submitAgain(target(), batch));
    assertThat(answers.keySet()).containsExactlyInAnyOrder("A", "B");
    assertThat(live()).containsExactlyInAnyOrder("A", "B");
    assertThat(timesCarriedOut("A")).isEqualTo(1);
  }

  @Test
  void aBatchThatNeverArrivedIsSentWhenItIsSentAgain() throws Exception {
    ItemBatch batch = batch(create("A"));
    assertThat(decided(batch, connector().submitAgain(target(), batch))).containsKey("A");
    assertThat(live()).containsExactly("A");
  }

  @Test
  void aBatchCanBePolledAgainAfterItIsDone() throws Exception {
    ItemBatch batch = batch(create("A"), bad("B"));
    Submission submission = connector().submit(target(), batch);
    Map<String, ItemAnswer> first = decided(batch, submission);
    assertThat(decided(batch, submission)).isEqualTo(first);
  }

  @Test
  void listingsAreReadBackAndWhatIsNotThereIsMissing() throws Exception {
    if (!connector().terms(target()).can(Ability.READ_BACK)) {
      assertThatThrownBy(() -> connector().readBack(target(), List.of()))
          .isInstanceOf(UnsupportedOperationException.class);
      return;
    }
    Map<String, ItemAnswer> sent = send(create("A"));
    List<ItemRef> asked = new ArrayList<>();
    asked.add(new ItemRef("A", ItemAction.CREATE, answer(sent, "A").channelId()));
    asked.add(new ItemRef("NEVER", ItemAction.CREATE, null));
    assertThat(asked).hasSizeLessThanOrEqualTo(connector().terms(target()).readBackItems());
    Map<String, ItemAnswer> seen = bySku(connector().readBack(target(), asked));
    assertThat(answer(seen, "A").state()).isIn(ItemState.LIVE, ItemState.ACCEPTED);
    assertThat(answer(seen, "NEVER").state()).isEqualTo(ItemState.MISSING);
  }

  @Test
  void everyListingIsListedOnce() throws Exception {
    if (!connector().terms(target()).can(Ability.LIST)) {
      assertThatThrownBy(() -> connector().list(target(), null))
          .isInstanceOf(UnsupportedOperationException.class);
      return;
    }
    send(create("A"), create("B"), create("C"), create("D"), create("E"));
    List<String> listed = new ArrayList<>();
    Set<String> cursors = new LinkedHashSet<>();
    String cursor = null;
    do {
      ListedPage page = connector().list(target(), cursor);
      page.items().forEach(item -> listed.add(item.sku()));
      cursor = page.next();
      assertThat(cursor == null || cursors.add(cursor)).as("the cursor moves on").isTrue();
    } while (cursor != null);
    assertThat(listed).containsExactlyInAnyOrder("A", "B", "C", "D", "E");
  }

  @Test
  void secretsAreNeitherInViolationsNorInMessages() throws Exception {
    for (Setting secret : connector().description().settings()) {
      if (secret.kind().secret()) {
        Map<String, String> settings = new HashMap<>(target().settings());
        settings.put(secret.name(), CANARY);
        assertThat(connector().check(settings).toString()).doesNotContain(CANARY);
        assertThat(connector().tryOut(settings).toString()).doesNotContain(CANARY);
        assertThat(outcome(settings)).doesNotContain(CANARY);
      }
    }
  }

  /** The answer or the whole chain of messages, as text. */
  private String outcome(Map<String, String> settings) {
    Target wrong = new Target(target().feed(), target().locale(), settings, target().parameters());
    List<Object> said = new ArrayList<>();
    said.add(wrong);
    @Nullable Throwable thrown =
        catchThrowable(() -> said.add(connector().submit(wrong, batch(create("A")))));
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      said.add(t.toString());
    }
    return said.toString();
  }

  protected final BatchItem create(String sku) {
    return new BatchItem(sku, ItemAction.CREATE, goodPayload(sku), null);
  }

  private BatchItem bad(String sku) {
    return new BatchItem(sku, ItemAction.CREATE, badPayload(sku), null);
  }

  protected static ItemBatch batch(BatchItem... items) {
    return new ItemBatch(UUID.randomUUID().toString(), List.of(items));
  }

  /** Sends the items in one batch and waits for the channel to decide. */
  protected final Map<String, ItemAnswer> send(BatchItem... items) throws DeliveryException {
    ItemBatch batch = batch(items);
    return decided(batch, connector().submit(target(), batch));
  }

  private Map<String, ItemAnswer> decided(ItemBatch batch, Submission submission)
      throws DeliveryException {
    Map<String, ItemAnswer> answers = bySku(submission.answers());
    Ticket ticket = submission.ticket();
    List<ItemRef> items = batch.items().stream().map(BatchItem::ref).toList();
    settle();
    for (int i = 0; ticket != null && i < MOST_POLLS; i++) {
      if (connector().poll(target(), ticket, items) instanceof Polled.Done done) {
        answers.putAll(bySku(done.answers()));
        return answers;
      }
      settle();
    }
    assertThat(ticket).as("the channel decides at last").isNull();
    return answers;
  }

  private static Map<String, ItemAnswer> bySku(List<ItemAnswer> answers) {
    Map<String, ItemAnswer> bySku = new LinkedHashMap<>();
    answers.forEach(answer -> bySku.put(answer.sku(), answer));
    assertThat(bySku).as("one answer for an item").hasSameSizeAs(answers);
    return bySku;
  }

  /** The answer for the item; there must be one. */
  protected static ItemAnswer answer(Map<String, ItemAnswer> answers, String sku) {
    ItemAnswer answer = answers.get(sku);
    if (answer == null) {
      throw new AssertionError("No answer for " + sku + " in " + answers);
    }
    return answer;
  }
}
