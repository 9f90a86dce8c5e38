package io.stoa.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemRef;
import io.stoa.connector.Moody;
import io.stoa.connector.Polled;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.ledger.EntryState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of items where channel, network or process fail. */
class SendingTroubleTest extends SendingFixture {
  @Test
  void aBatchWhoseAnswerWasLostIsCarriedOutOnce() {
    wants("run1", "A", "shirt");
    stall.atOnce().loseAnswers(1);
    Progress broken = go();
    assertThat(broken.trouble()).contains("broke");
    assertThat(shipping.state(FEED, "A")).isEqualTo(EntryState.PENDING);

    goWhenDue();

    assertThat(stall.requests()).hasSize(2);
    assertThat(stall.requests().get(1).key()).isEqualTo(stall.requests().get(0).key());
    assertThat(stall.timesCarriedOut("A")).isEqualTo(1);
    assertThat(states()).containsOnlyKeys("LIVE=1");
  }

  @Test
  void aChannelThatCannotBeReachedIsLeftAloneForAWhile() {
    wants("run1", "A", "a", "B", "b", "C", "c", "D", "d", "E", "e", "F", "f");
    stall.atOnce().loseAnswers(99);
    Progress broken = go();
    assertThat(stall.requests()).as("a second batch is tried, a third is not").hasSize(2);
    assertThat(broken.due()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
    stall.loseAnswers(0);
    goWhenDue();
    assertThat(states()).containsOnlyKeys("LIVE=6");
    for (String sku : stall.live()) {
      assertThat(stall.timesCarriedOut(sku)).isEqualTo(1);
    }
  }

  @Test
  void aUsedUpQuotaEndsPolitelyAndIsGoneOnWithWhenThereIsMore() {
    wants("run1", "A", "shirt", "B", "hat", "C", "shoe");
    stall.atOnce().refuse(1);
    Progress postponed = go();
    assertThat(postponed.trouble()).isNull();
    assertThat(postponed.pause()).contains("enough");
    assertThat(stall.requests()).isEmpty();
    assertThat(postponed.due()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
    assertThat(states()).containsOnlyKeys("PENDING=3");
    goWhenDue();
    assertThat(states()).containsOnlyKeys("LIVE=3");
  }

  @Test
  void anItemThatTheChannelDropsWithoutAWordIsNamedAndSentAgain() {
    stall.swallow("A");
    wants("run1", "A", "shirt", "B", "hat");
    stall.atOnce();
    go();
    assertThat(shipping.state(FEED, "A")).as("it may need time").isEqualTo(EntryState.ACCEPTED);
    while (shipping.state(FEED, "A") == EntryState.ACCEPTED) {
      goWhenDue();
    }
    assertThat(shipping.state(FEED, "A")).isEqualTo(EntryState.REJECTED);
    assertThat(shipping.codes(FEED, "A")).containsExactly(OwnIssues.SILENTLY_DROPPED);
    assertThat(shipping.entry(FEED, "A").since()).isEqualTo("2026-11-26T09:00:00Z");
    stall.unswallow();
    goWhenDue();
    assertThat(states()).containsOnlyKeys("LIVE=2");
    assertThat(stall.timesCarriedOut("A")).isEqualTo(2);
  }

  @Test
  void aReportThatNeverComesIsMadeUpForByTheListings() {
    wants("run1", "A", "shirt");
    Moody silent =
        new Moody(connector) {
          @Override
          public Polled poll(Target target, Ticket ticket, List<ItemRef> items) {
            return new Polled.Pending(Duration.ofMinutes(20));
          }
        };
    shipping.go(silent, FEED);
    stall.settle();
    for (int i = 0; i < 3; i++) {
      clock.pass(Duration.ofMinutes(20));
      assertThat(shipping.state(FEED, "A")).isEqualTo(EntryState.SUBMITTED);
      shipping.go(silent, FEED);
    }
    assertThat(shipping.state(FEED, "A")).isEqualTo(EntryState.LIVE);
    assertThat(stall.timesCarriedOut("A")).isEqualTo(1);
  }

  @Test
  void aReportThatNeverComesForWhatIsNotThereIsSeenByAPerson() {
    wants("run1", "A", "shirt");
    go();
    clock.pass(Duration.ofMinutes(61));
    go();
    assertThat(shipping.state(FEED, "A")).isEqualTo(EntryState.REJECTED);
    assertThat(shipping.codes(FEED, "A")).containsExactly(OwnIssues.UNANSWERED);
  }

  @Test
  void aReportThatIsLostIsMadeUpForByTheListings() {
    wants("run1", "A", "shirt");
    Moody forgetful =
        new Moody(connector) {
          @Override
          public Polled poll(Target target, Ticket ticket, List<ItemRef> items)
              throws DeliveryException {
            throw DeliveryException.lasting(ConnectorError.REPORT_LOST, "Which batch?", null);
          }
        };
    shipping.go(forgetful, FEED);
    stall.settle();
    clock.pass(Duration.ofMinutes(1));
    shipping.go(forgetful, FEED);
    assertThat(shipping.state(FEED, "A")).isEqualTo(EntryState.LIVE);
  }
}
