package io.stoa.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.Moody;
import io.stoa.connector.StallConnector;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerHead;
import io.stoa.requirement.Deletion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SendItemsTest extends SendingFixture {
  @Test
  void whatIsSentIsAskedForAndLookedAtUntilBuyersSeeIt() {
    wants("run1", "A", "shirt", "B", "hat", "C", "shoe");

    Progress sent = go();

    assertThat(stall.requests()).extracting(b -> b.items().size()).containsExactly(2, 1);
    assertThat(states()).containsOnlyKeys("SUBMITTED=3");
    assertThat(sent.due()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
    assertThat(sent.trouble()).isNull();

    stall.settle();
    Progress done = goWhenDue();

    assertThat(states()).containsOnlyKeys("LIVE=3");
    assertThat(shipping.entry(FEED, "A").channelId()).isEqualTo("stall-A");
    assertThat(shipping.entry(FEED, "A").listed()).isTrue();
    assertThat(done.due()).isNull();
    assertThat(store.collection(Batches.STATES).count()).isZero();
    assertThat(store.collection(Batches.CONTENTS).count()).isZero();
  }

  @Test
  void aProcessThatIsToEndSendsNothingMoreAndSomebodyGoesOnAtOnce() {
    wants("run1", "A", "shirt", "B", "hat", "C", "shoe");
    shipping.items.stop();

    Progress stopped = go();

    assertThat(stall.requests()).isEmpty();
    assertThat(states()).containsOnlyKeys("PENDING=3");
    assertThat(shipping.items.progress(FEED).orElseThrow().due()).isEqualTo(clock.instant());
    assertThat(stopped.trouble()).isNull();
  }

  @Test
  void anItemLargerThanABatchMayBeIsRefusedAndTheOthersGo() {
    wants("run1", "A", "x".repeat(1_000_001), "B", "hat");
    stall.atOnce();
    go();
    assertThat(shipping.codes(FEED, "A")).containsExactly(OwnIssues.TOO_LARGE);
    assertThat(stall.live()).containsExactly("B");
  }

  @Test
  void aNewerVersionTakesThePlaceOfOneThatWasNotSent() {
    wants("run1", "A", "old", "B", "hat");
    wants("run2", "A", "new");
    stall.atOnce();
    go();
    assertThat(stall.listing("A").path("title").asString()).isEqualTo("new");
    assertThat(stall.timesCarriedOut("A")).isEqualTo(1);
    assertThat(states()).containsOnlyKeys("LIVE=2");
  }

  @Test
  void nothingOvertakesAnOlderVersionThatIsOnItsWay() {
    wants("run1", "A", "old");
    go();
    wants("run2", "A", "new", "B", "hat");
    go();
    assertThat(stall.requests())
        .extracting(b -> b.items().stream().map(BatchItem::sku).toList())
        .containsExactly(List.of("A"), List.of("B"));

    stall.settle();
    goWhenDue();
    stall.settle();
    goWhenDue();

    assertThat(stall.listing("A").path("title").asString()).isEqualTo("new");
    assertThat(states()).containsOnlyKeys("LIVE=2");
  }

  @Test
  void whatARunStoredThatWasNeverSettledIsDropped() {
    shipping.store(connector, FEED, "run1", Map.of("A", "dead"));
    wants("run2", "B", "hat");
    stall.atOnce();
    go();
    assertThat(stall.live()).containsExactly("B");
    assertThat(store.collection(Batches.CONTENTS).count()).isZero();
  }

  @Test
  void whatARunStoredThatWaitsForAPersonIsKept() {
    LedgerHead held = shipping.store(connector, FEED, "run1", Map.of("A", "shirt"));
    stall.atOnce();
    assertThat(go().due()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    assertThat(stall.requests()).isEmpty();
    shipping.ledgers.exchange(shipping.ledgers.open(FEED), held);
    go();
    assertThat(stall.live()).containsExactly("A");
  }

  @Test
  void whatIsOnItsWayToAnAccountIsNotAskedOfAnother() {
    wants("run1", "A", "shirt");
    go();
    Moody moved =
        new Moody(connector) {
          @Override
          public String account(Target target) {
            return "elsewhere";
          }
        };
    assertThat(shipping.go(moved, FEED).due()).isNull();
    assertThat(store.collection(Batches.STATES).count()).isZero();
  }

  @Test
  void anItemThatIsRefusedThreeTimesForOneReasonIsParkedUntilItIsReleased() {
    wants("run1", "A", " ", "B", "hat");
    stall.atOnce();
    go();
    assertThat(shipping.state(FEED, "A")).isEqualTo(EntryState.REJECTED);
    assertThat(shipping.codes(FEED, "A")).containsExactly("no_title");
    assertThat(shipping.entry(FEED, "A").listed()).isFalse();
    goWhenDue();
    assertThat(shipping.entry(FEED, "A").failures()).isEqualTo(2);
    Progress parked = goWhenDue();
    assertThat(shipping.state(FEED, "A")).isEqualTo(EntryState.PARKED);
    assertThat(shipping.entry(FEED, "A").failures()).isEqualTo(3);
    assertThat(stall.timesCarriedOut("A")).isEqualTo(3);
    assertThat(stall.timesCarriedOut("B")).isEqualTo(1);
    assertThat(parked.due()).isNull();

    assertThat(shipping.items.release(FEED, Set.of(ItemKey.ofProduct("Z")))).isZero();
    assertThat(shipping.items.release(FEED, Set.of(ItemKey.ofProduct("A")))).isEqualTo(1);
    assertThat(shipping.state(FEED, "A")).isEqualTo(EntryState.PENDING);
    goWhenDue();
    assertThat(stall.timesCarriedOut("A")).isEqualTo(4);
    assertThat(shipping.entry(FEED, "A").failures()).isEqualTo(1);
  }

  @Test
  void anItemThatWasParkedGoesAgainWhenItWasEdited() {
    wants("run1", "A", " ");
    stall.atOnce();
    go();
    goWhenDue();
    goWhenDue();
    wants("run2", "A", "shirt");
    Progress done = go();
    assertThat(shipping.state(FEED, "A")).isEqualTo(EntryState.LIVE);
    assertThat(done.due()).isNull();
    assertThat(store.collection(Batches.STATES).count()).as("the parked batch is gone").isZero();
  }

  @Test
  void anItemThatTheChannelPutsOffGoesLaterWithoutCountingAsRefused() {
    wants("run1", "A", "shirt", "B", "hat");
    List<String> putOff = new ArrayList<>(List.of("A"));
    Moody moody =
        new Moody(connector) {
          @Override
          public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
            if (putOff.isEmpty()) {
              return super.submit(target, batch);
            }
            putOff.clear();
            return Submission.answered(
                List.of(
                    ItemAnswer.of("A", ItemState.POSTPONED), ItemAnswer.of("B", ItemState.LIVE)));
          }
        };
    stall.atOnce();
    Progress progress = shipping.go(moody, FEED);
    assertThat(shipping.state(FEED, "A")).isEqualTo(EntryState.PENDING);
    assertThat(progress.due()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    clock.pass(Duration.ofHours(1));
    shipping.go(moody, FEED);
    assertThat(states()).containsOnlyKeys("LIVE=2");
    assertThat(shipping.entry(FEED, "A").failures()).isZero();
  }

  @Test
  void whatIsDeletedIsGone() {
    stall.atOnce();
    wants("run1", "A", "shirt", "B", "hat");
    go();
    wants("run2", "A", "-");
    go();
    assertThat(stall.live()).containsExactly("B");
    assertThat(shipping.state(FEED, "A")).isEqualTo(EntryState.DELETED);
    assertThat(shipping.entry(FEED, "A").listed()).isFalse();
  }

  @Test
  void oneItemForWhichARequestIsRefusedStopsNoOther() {
    StallConnector large = new StallConnector(stall, Deletion.EXPLICIT, 100);
    Moody strict =
        new Moody(large) {
          @Override
          public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
            if (batch.items().stream().anyMatch(item -> item.sku().equals("7"))) {
              throw DeliveryException.lasting(
                  ConnectorError.DESTINATION_REFUSED, "Malformed request.", null);
            }
            return super.submit(target, batch);
          }
        };
    Map<String, @Nullable String> wanted = new TreeMap<>();
    for (int i = 0; i < 20; i++) {
      wanted.put(Integer.toString(i), "shirt");
    }
    stall.atOnce();
    shipping.run(strict, FEED, "run1", wanted);
    shipping.go(strict, FEED);
    assertThat(states()).containsOnlyKeys("LIVE=19", "REJECTED=1");
    assertThat(shipping.entry(FEED, "7").issues().get(0).message()).isEqualTo("Malformed request.");
  }

  @Test
  void wrongCredentialsAreSaidAndMendedAtOnce() {
    wants("run1", "A", "shirt");
    stall.atOnce();
    Target wrong = new Target(FEED, "en_US", Map.of("token", "sesame"), Map.of());
    Progress refused = shipping.items.carryOn(connector, wrong, false);
    assertThat(refused.trouble()).contains("token");
    assertThat(refused.due()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    assertThat(go().due()).as("not before it is due").isNotNull();
    shipping.items.carryOn(connector, Shipping.target(FEED), true);
    assertThat(shipping.state(FEED, "A")).isEqualTo(EntryState.LIVE);
  }

  @Test
  void anItemOfAnotherFeedOnTheSameAccountIsLeftToThatFeed() {
    stall.atOnce();
    shipping.run(connector, FEED, "run1", Map.of("A", "by stall"));
    Map<String, @Nullable String> both = new TreeMap<>(Map.of("A", "by other", "B", "by other"));
    shipping.run(connector, "other", "run1", both);
    go();
    shipping.go(connector, "other");
    assertThat(stall.listing("A").path("title").asString()).isEqualTo("by stall");
    assertThat(stall.listing("B").path("title").asString()).isEqualTo("by other");
    assertThat(shipping.state("other", "A")).isEqualTo(EntryState.SKIPPED);
    assertThat(shipping.codes("other", "A")).containsExactly(OwnIssues.OWNED_BY_FEED);
    assertThat(shipping.entry("other", "A").issues().get(0).message()).contains("'stall'");

    wants("run2", "A", "-");
    go();
    shipping.run(connector, "other", "run2", Map.of("A", "by other"));
    shipping.go(connector, "other");
    assertThat(stall.listing("A").path("title").asString()).isEqualTo("by other");
  }

  @Test
  void anItemThatAnotherFeedMayHaveSentIsLeftToThatFeed() {
    stall.loseAnswers(1);
    shipping.run(connector, FEED, "run1", Map.of("A", "by stall"));
    go();
    shipping.run(connector, "another", "run1", Map.of("A", "by another"));
    shipping.go(connector, "another");
    assertThat(stall.requests()).hasSize(1);
    assertThat(shipping.codes("another", "A")).containsExactly(OwnIssues.OWNED_BY_FEED);
  }

  @Test
  void onlyTheListingsNotYetSeenAreLookedAtAfterAPause() {
    List<String> looked = new ArrayList<>();
    Moody tired =
        new Moody(connector) {
          @Override
          public List<ItemAnswer> readBack(Target target, List<ItemRef> items)
              throws DeliveryException {
            if (looked.size() % 4 == 2) {
              looked.add("pause");
              looked.add("");
              throw new io.stoa.connector.PostponedException(Duration.ofMinutes(1), "Enough.");
            }
            items.forEach(item -> looked.add(item.sku()));
            return super.readBack(target, items);
          }
        };
    StallConnector large = new StallConnector(stall, Deletion.EXPLICIT, 100);
    Map<String, @Nullable String> wanted = new TreeMap<>();
    for (char sku = 'A'; sku < 'G'; sku++) {
      wanted.put(String.valueOf(sku), "shirt");
    }
    shipping.run(large, FEED, "run1", wanted);
    stall.atOnce();
    shipping.go(tired, FEED);
    assertThat(states()).containsOnlyKeys("ACCEPTED=4", "LIVE=2");
    clock.pass(Duration.ofMinutes(1));
    shipping.go(tired, FEED);
    clock.pass(Duration.ofMinutes(1));
    shipping.go(tired, FEED);
    assertThat(states()).containsOnlyKeys("LIVE=6");
    looked.removeIf(said -> said.isEmpty() || said.equals("pause"));
    assertThat(looked).containsExactlyInAnyOrder("A", "B", "C", "D", "E", "F");
  }

  @Test
  void actionsAreToldApart() {
    stall.atOnce();
    wants("run1", "A", "shirt");
    go();
    wants("run2", "A", "blue shirt");
    go();
    assertThat(stall.requests())
        .extracting(batch -> batch.items().get(0).action())
        .containsExactly(ItemAction.CREATE, ItemAction.UPDATE);
    assertThat(stall.requests().get(1).items().get(0).channelId()).isEqualTo("stall-A");
  }
}
