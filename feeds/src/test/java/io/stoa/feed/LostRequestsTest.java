package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemRef;
import io.stoa.connector.Moody;
import io.stoa.connector.Stall;
import io.stoa.connector.StallConnector;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.ledger.EntryState;
import io.stoa.mapping.Shirt;
import io.stoa.requirement.Deletion;
import io.stoa.store.UnreachableStore;
import io.stoa.store.UnreachableStore.Reach;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests of a run to its documents are lost, alone or with those that follow: in each round later
 * ones, by a step that keeps the test short. With steps of 1 it looks at every one.
 */
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class LostRequestsTest {
  private static final int PRODUCTS = 5;
  private static final int OF_BATCH = 2;
  private static final int MOST_TIMES = 50;
  private static final int MOST_REQUESTS = 1_000;

  @TempDir Path folder;
  private Stall stall = new Stall().atOnce();
  private UnreachableStore store;
  private SqliteDocumentStore documents;
  private Workshop shop;
  private final Set<String> told = new HashSet<>();

  /** What goes to the stall of the moment. */
  private final class ToStall extends Moody {
    ToStall() {
      super(new StallConnector(new Stall(), Deletion.EXPLICIT, OF_BATCH));
    }

    private StallConnector now() {
      return new StallConnector(stall, Deletion.EXPLICIT, OF_BATCH);
    }

    @Override
    public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
      return now().submit(target, batch);
    }

    @Override
    public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
      return now().submitAgain(target, batch);
    }

    @Override
    public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
      return now().readBack(target, items);
    }
  }

  @BeforeEach
  void open() throws IOException {
    shop =
        new Workshop(
            folder,
            List.of(new ToStall()),
            data -> {
              documents = SqliteDocumentStore.open(data.database());
              store = new UnreachableStore(documents);
              return store;
            },
            null);
    for (int i = 0; i < PRODUCTS; i++) {
      shop.put(Shirt.of("S" + i));
    }
    shop.running.afterEachRun(run -> told.add(run.id()));
  }

  @AfterEach
  void close() {
    shop.close();
    documents.close();
  }

  private void save(String code, Feed.Destination destination) {
    Feed like = Workshop.feed("google-merchant", "tsv", code + ".tsv", Map.of());
    shop.save(
        like.edit().code(code).enabled(true).destination(destination).schedules(List.of()).build());
  }

  /** Runs the feed as one does that rings, and asks again while documents are out of reach. */
  private void run(String feed) {
    for (int times = 0; times < MOST_TIMES; times++) {
      try {
        if (!shop.running.hasEnded(feed, shop.time.standing().instant())) {
          var unused = shop.running.run(feed, Trigger.SCHEDULE, shop.time.standing().instant());
        }
        return;
      } catch (StoaException e) {
        assertThat(e.code()).isEqualTo(CoreError.STORE_UNAVAILABLE);
      }
    }
    throw new AssertionError("It did not end.");
  }

  private void takeOver() {
    for (int times = 0; times < MOST_TIMES; times++) {
      try {
        if (shop.running.takeOver(Runnable::run).isEmpty()) {
          return;
        }
      } catch (StoaException e) {
        assertThat(e.code()).isEqualTo(CoreError.STORE_UNAVAILABLE);
      }
    }
    throw new AssertionError("It goes on for ever.");
  }

  private void eachRunEnded(String feed, int lost) {
    List<FeedRun> runs = shop.runs.ofFeed(feed, 100);
    assertThat(runs.get(0).state()).as("%s: %s", lost, runs).isEqualTo(State.SUCCEEDED);
    assertThat(runs.stream().map(FeedRun::state))
        .as("%s: %s", lost, runs)
        .isSubsetOf(State.SUCCEEDED, State.INTERRUPTED);
    assertThat(told).as("%s: %s", lost, runs).contains(runs.get(0).id());
    assertThat(shop.running.isRunning(feed)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"NOTHING, 1, 5", "NO_ANSWERS, 4, 7", "NOTHING, 30, 11"})
  void itemsAreSentOnceWhicheverRequestsAreLost(Reach reach, int lost, int step) {
    boolean within = true;
    for (int answered = 0; within; answered += step) {
      assertThat(answered).isLessThan(MOST_REQUESTS);
      stall = new Stall().atOnce();
      String feed = "f" + answered;
      save(feed, new Feed.Destination("stall", Map.of("token", Stall.TOKEN)));
      within = runLosing(reach, answered, lost, feed);
      assertThat(stall.live()).as("%s", answered).hasSize(PRODUCTS);
      stall.live().forEach(sku -> assertThat(stall.timesCarriedOut(sku)).as(sku).isOne());
      Map<String, Long> batches =
          stall.requests().stream()
              .collect(Collectors.groupingBy(ItemBatch::key, Collectors.counting()));
      assertThat(batches).as("%s", answered).hasSize((PRODUCTS + 1) / OF_BATCH);
      assertThat(shop.ledgers.head(feed).states())
          .containsOnly(Map.entry(EntryState.LIVE, (long) PRODUCTS));
      forget(feed);
    }
  }

  /**
   * Runs the feed and has it begun anew until its runs have ended.
   *
   * @return whether as many requests came as were to be lost
   */
  private boolean runLosing(Reach reach, int answered, int lost, String feed) {
    store.reach(reach, answered, lost);
    run(feed);
    takeOver();
    boolean within = store.isBack();
    store.reach(Reach.ALL, 0, 0);
    takeOver();
    eachRunEnded(feed, answered);
    return within;
  }

  private void forget(String feed) {
    assertThat(shop.feeds.delete(feed)).isTrue();
    shop.running.forget(feed);
    shop.items.drop(feed);
  }

  @ParameterizedTest
  @CsvSource({"NOTHING, 1, 5", "NO_ANSWERS, 1, 7"})
  void aFileArrivesWhicheverRequestsAreLost(Reach reach, int lost, int step) throws IOException {
    boolean within = true;
    for (int answered = 0; within; answered += step) {
      assertThat(answered).isLessThan(MOST_REQUESTS);
      String feed = "f" + answered;
      save(feed, new Feed.Destination("inbox", Map.of()));
      within = runLosing(reach, answered, lost, feed);
      assertThat(shop.received(feed + ".tsv").lines()).hasSize(PRODUCTS + 1);
      assertThat(shop.ledgers.head(feed).unsettled()).isNull();
      forget(feed);
    }
  }
}
