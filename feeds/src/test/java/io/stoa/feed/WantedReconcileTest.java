package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.ListedPage;
import io.stoa.connector.Moody;
import io.stoa.connector.Stall;
import io.stoa.connector.StallConnector;
import io.stoa.connector.Target;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun.State;
import io.stoa.ledger.EntryState;
import io.stoa.mapping.Shirt;
import io.stoa.outbox.CarryOutReconciles;
import io.stoa.outbox.Reconcile;
import io.stoa.outbox.Reconciled;
import io.stoa.outbox.WantedReconciles;
import io.stoa.range.RangeTerms;
import io.stoa.requirement.Deletion;
import io.stoa.store.UnreachableStore;
import io.stoa.store.UnreachableStore.Reach;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A comparison that a person asked for ends, whatever becomes of the node that was asked. */
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class WantedReconcileTest {
  private static final String FEED = "test";
  private static final String LOST = "S1";
  private static final int PRODUCTS = 5;
  private static final int MOST_LOOKS = 50;
  private static final int MOST_REQUESTS = 1_000;

  @TempDir Path folder;
  private final Stall stall = new Stall().atOnce();
  private @Nullable Runnable inList;
  private boolean canList = true;
  private SqliteDocumentStore documents;
  private UnreachableStore store;
  private Workshop shop;
  private Comparing comparing;
  private Reconcile reconcile;
  private WantedReconciles wanted;
  private CarryOutReconciles asked;

  /** While it lists something happens; at times it cannot list. */
  private final class Interrupted extends Moody {
    Interrupted() {
      super(new StallConnector(stall, Deletion.EXPLICIT, 2));
    }

    @Override
    public ItemTerms terms(Target target) {
      ItemTerms terms = super.terms(target);
      return new ItemTerms(
          terms.deletion(),
          terms.batchItems(),
          terms.batchBytes(),
          terms.readBackItems(),
          terms.patience(),
          canList ? terms.abilities() : Set.of());
    }

    @Override
    public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
      Runnable happening = inList;
      if (happening != null) {
        happening.run();
      }
      return super.list(target, cursor);
    }
  }

  @BeforeEach
  void open() throws IOException {
    shop =
        new Workshop(
            folder,
            List.of(new Interrupted()),
            data -> {
              documents = SqliteDocumentStore.open(data.database());
              store = new UnreachableStore(documents);
              return store;
            },
            null);
    for (int i = 0; i < PRODUCTS; i++) {
      shop.put(Shirt.of("S" + i));
    }
    Feed like = Workshop.feed("google-merchant", "rss", "items.xml", Map.of());
    shop.save(
        like.edit()
            .destination(new Feed.Destination("stall", Map.of("token", Stall.TOKEN)))
            .schedules(List.of())
            .build());
    assertThat(shop.run().state()).isEqualTo(State.SUCCEEDED);
    comparing = new Comparing(shop, shop.time);
    reconcile = comparing.reconcile;
    wanted = comparing.wanted;
    asked = comparing.on(shop.running);
  }

  @AfterEach
  void close() {
    shop.close();
    documents.close();
  }

  private Reconciled last() {
    return reconcile.last(FEED).orElseThrow();
  }

  @Test
  void whatIsGoneAtTheChannelIsSentAgainAndNothingIsWantedAfterwards() {
    stall.remove(LOST);
    wanted.add(FEED);
    asked.look();
    assertThat(last().gone().skus()).containsExactly(LOST);
    assertThat(wanted.find(FEED)).isEmpty();
    allAreThere(1);
  }

  @Test
  void anotherNodeTakesUpWhatLostItsDocumentsInTheMiddle() {
    stall.remove(LOST);
    wanted.add(FEED);
    inList = () -> store.reach(Reach.NOTHING);
    asked.look();
    inList = null;
    store.reach(Reach.ALL);
    assertThat(reconcile.last(FEED)).isEmpty();
    assertThat(wanted.find(FEED)).isPresent();

    comparing.on(shop.node(shop.sources, RangeTerms.NEVER)).look();

    assertThat(last().gone().skus()).containsExactly(LOST);
    assertThat(wanted.find(FEED)).isEmpty();
    allAreThere(1);
  }

  @ParameterizedTest
  @CsvSource({"NOTHING, 1, 3", "NO_ANSWERS, 1, 3", "NOTHING, 9, 7"})
  void itEndsAndSendsOnceWhicheverRequestsAreLost(Reach reach, int lost, int step) {
    boolean within = true;
    for (int answered = 0, rounds = 1; within; answered += step, rounds++) {
      assertThat(answered).isLessThan(MOST_REQUESTS);
      stall.remove(LOST);
      wanted.add(FEED);
      store.reach(reach, answered, lost);
      lookUntilItEnded();
      within = store.isBack();
      store.reach(Reach.ALL, 0, 0);
      assertThat(last().trouble()).as("%s", answered).isNull();
      allAreThere(rounds);
    }
  }

  private void lookUntilItEnded() {
    boolean ended = false;
    for (int looks = 0; !ended; looks++) {
      assertThat(looks).isLessThan(MOST_LOOKS);
      asked.look();
      shopTakesOver();
      ended = isEnded();
    }
  }

  private void shopTakesOver() {
    try {
      shop.running.takeOver(Runnable::run);
    } catch (StoaException e) {
      assertThat(e.code()).isEqualTo(CoreError.STORE_UNAVAILABLE);
    }
  }

  private boolean isEnded() {
    try {
      return wanted.find(FEED).isEmpty();
    } catch (StoaException e) {
      return false;
    }
  }

  /** The lost one was sent so many times more. */
  private void allAreThere(int more) {
    assertThat(stall.live()).hasSize(PRODUCTS);
    stall
        .live()
        .forEach(
            sku ->
                assertThat(stall.timesCarriedOut(sku))
                    .as(sku)
                    .isEqualTo(sku.equals(LOST) ? 1 + more : 1));
    assertThat(shop.ledgers.head(FEED).states())
        .containsOnly(Map.entry(EntryState.LIVE, (long) PRODUCTS));
  }

  @Test
  void whatWaitsForARunIsDoneAfterIt() {
    wanted.add(FEED);
    String during =
        shop.running.holding(
            FEED,
            "a run",
            () -> {
              asked.look();
              return wanted.find(FEED).isPresent() ? "waits" : "is lost";
            });
    assertThat(during).isEqualTo("waits");
    asked.look();
    assertThat(last().listed()).isEqualTo(PRODUCTS);
    assertThat(wanted.find(FEED)).isEmpty();
  }

  @Test
  void oneThatIsAskedForAnewWhileItGoesOnIsDoneOnceMore() {
    wanted.add(FEED);
    inList = () -> wanted.add(FEED);
    asked.look();
    inList = null;
    assertThat(wanted.find(FEED)).isPresent();
    asked.look();
    assertThat(wanted.find(FEED)).isEmpty();
  }

  @Test
  void aServerThatIsToldToEndLeavesItToTheNext() {
    stall.remove(LOST);
    wanted.add(FEED);
    inList = shop.items::stop;
    asked.look();
    assertThat(wanted.find(FEED)).isPresent();
    assertThat(reconcile.last(FEED)).isEmpty();
  }

  @Test
  void aChannelThatCannotListIsSaidToPeople() {
    canList = false;
    wanted.add(FEED);
    asked.look();
    assertThat(last().trouble()).contains("cannot list");
    assertThat(wanted.find(FEED)).isEmpty();
  }

  @Test
  void anUnexpectedErrorIsSaidToPeopleAndDoesNotKeepOthersWaiting() {
    wanted.add(FEED);
    inList =
        () -> {
          throw new IllegalArgumentException("A mistake of ours.");
        };
    asked.look();
    assertThat(last().trouble()).contains("IllegalArgumentException");
    assertThat(wanted.find(FEED)).isEmpty();
  }

  @Test
  void oneThatNeverEndsIsLeftToAPersonInTheEnd() {
    wanted.add(FEED);
    int begun = 0;
    while (wanted.find(FEED).isPresent()) {
      assertThat(begun++).isLessThan(MOST_LOOKS);
      inList =
          () -> {
            throw new NodeDied();
          };
      lookAndDie();
    }
    assertThat(last().trouble()).contains("begun 5 times");
    assertThat(begun).isEqualTo(6);
  }

  private void lookAndDie() {
    try {
      comparing.on(shop.running).look();
    } catch (NodeDied e) {
      // The next one finds what it left.
    }
  }

  /** Passes all that catches exceptions, as a process does that ends. */
  private static final class NodeDied extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void outagesAndStopsEndNone() {
    stall.remove(LOST);
    wanted.add(FEED);
    inList = () -> store.reach(Reach.NOTHING);
    for (int outages = 0; outages < 12; outages++) {
      asked.look();
      store.reach(Reach.ALL);
    }
    inList = null;
    lookUntilItEnded();
    assertThat(last().trouble()).isNull();
    allAreThere(1);
  }

  @Test
  void aFeedThatIsGoneIsNotCompared() {
    wanted.add(FEED);
    assertThat(shop.feeds.delete(FEED)).isTrue();
    asked.look();
    assertThat(wanted.find(FEED)).isEmpty();
    assertThat(reconcile.last(FEED)).isEmpty();
  }
}
