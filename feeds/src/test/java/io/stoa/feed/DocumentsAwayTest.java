package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemBatch;
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
import io.stoa.range.RangeTerms;
import io.stoa.requirement.Deletion;
import io.stoa.store.mongo.BreakingLink;
import io.stoa.store.mongo.BreakingLink.Break;
import io.stoa.store.mongo.MongoDocumentStore;
import io.stoa.store.mongo.StrictBackend;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** MongoDB goes out of reach in the middle of a run and comes back; the process stays. */
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class DocumentsAwayTest {
  private static final int PRODUCTS = 10;
  private static final int OF_BATCH = 2;
  private static final long SELECTION_MILLIS = 700;

  @TempDir Path folder;
  private final Stall stall = new Stall().atOnce();
  private final AtomicInteger batches = new AtomicInteger();
  private @Nullable Runnable inBatch;
  private MongoServer mongo;
  private BreakingLink link;
  private Workshop shop;

  /** In the middle of its second batch something happens, which the channel has taken by then. */
  private final class Interrupted extends Moody {
    Interrupted() {
      super(new StallConnector(stall, Deletion.EXPLICIT, OF_BATCH));
    }

    @Override
    public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
      Submission taken = super.submit(target, batch);
      Runnable happening = inBatch;
      if (happening != null && batches.incrementAndGet() == 2) {
        happening.run();
      }
      return taken;
    }
  }

  @BeforeEach
  void open() throws IOException {
    mongo = new MongoServer(new StrictBackend());
    link = new BreakingLink(mongo.bind().getPort());
    shop =
        new Workshop(
            folder,
            List.of(new Interrupted()),
            data ->
                MongoDocumentStore.open(
                    "mongodb://127.0.0.1:"
                        + link.port()
                        + "/away?serverSelectionTimeoutMS="
                        + SELECTION_MILLIS),
            Clock.systemUTC());
    for (int i = 0; i < PRODUCTS; i++) {
      shop.put(Shirt.of("S" + i));
    }
    Feed like = Workshop.feed("google-merchant", "rss", "items.xml", Map.of());
    shop.save(
        like.edit()
            .destination(new Feed.Destination("stall", Map.of("token", Stall.TOKEN)))
            .schedules(List.of())
            .build());
  }

  @AfterEach
  void close() {
    link.mend();
    shop.close();
    link.close();
    mongo.shutdownNow();
  }

  private void breakIn(Break manner) {
    try {
      link.breakIn(manner);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void isAway(Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.STORE_UNAVAILABLE));
  }

  private void allIsSentOnce() {
    assertThat(stall.live()).hasSize(PRODUCTS);
    stall.live().forEach(sku -> assertThat(stall.timesCarriedOut(sku)).as(sku).isOne());
    assertThat(shop.ledgers.head("test").states())
        .containsOnly(Map.entry(EntryState.LIVE, (long) PRODUCTS));
    Map<String, Set<ItemBatch>> byKey =
        stall.requests().stream()
            .collect(Collectors.groupingBy(ItemBatch::key, Collectors.toSet()));
    assertThat(byKey).hasSize(PRODUCTS / OF_BATCH);
    assertThat(byKey.values()).allSatisfy(sent -> assertThat(sent).hasSize(1));
  }

  @Test
  void aRunThatLosesItsDocumentsWhileItSendsGoesOnOnceTheyAreBack() {
    inBatch = () -> breakIn(Break.NOWHERE);
    isAway(() -> shop.running.run("test", Trigger.PERSON, null));
    link.mend();

    List<FeedRun> begun = shop.running.takeOver(Runnable::run);

    assertThat(begun).hasSize(1);
    assertThat(states()).containsExactly(State.SUCCEEDED, State.INTERRUPTED);
    assertThat(shop.running.takeOver(Runnable::run)).isEmpty();
    allIsSentOnce();
  }

  /** They are back before the end of the run is to be stored. */
  @Test
  void aRunThatLosesItsDocumentsForAMomentIsNotFailed() throws Exception {
    inBatch =
        () -> {
          breakIn(Break.NOWHERE);
          later(link::mend);
        };
    isAwayAtMost(() -> shop.running.run("test", Trigger.PERSON, null));
    link.mend();
    shop.running.takeOver(Runnable::run);
    assertThat(states()).startsWith(State.SUCCEEDED).doesNotContain(State.FAILED, State.RUNNING);
    allIsSentOnce();
  }

  private static void later(Runnable work) {
    new Thread(
            () -> {
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SELECTION_MILLIS * 3 / 2));
              work.run();
            })
        .start();
  }

  private static void isAwayAtMost(Runnable work) {
    try {
      work.run();
    } catch (StoaException e) {
      assertThat(e.code()).isEqualTo(CoreError.STORE_UNAVAILABLE);
    }
  }

  /** What a node does that is there while the one that ran is not. */
  @Test
  void anotherNodeGoesOnWithARunThatWasLeftOpen() {
    inBatch = () -> breakIn(Break.NOWHERE);
    isAway(() -> shop.running.run("test", Trigger.PERSON, null));
    link.mend();
    RunFeed other = shop.node(shop.sources, RangeTerms.NEVER);
    assertThatThrownBy(() -> other.holding("test", "carry-on", () -> true))
        .isInstanceOfSatisfying(
            StoaException.class,
            e -> assertThat(e.code()).isEqualTo(FeedError.FEED_ALREADY_RUNNING));

    assertThat(other.takeOver(Runnable::run)).hasSize(1);

    assertThat(states()).containsExactly(State.SUCCEEDED, State.INTERRUPTED);
    assertThat(other.holding("test", "carry-on", () -> true)).isTrue();
    allIsSentOnce();
  }

  @Test
  void aRunThatTheDocumentsNeverAnswerIsFailedInTheEnd() {
    RunFeed never = shop.node(unanswered(), RangeTerms.NEVER);
    isAway(() -> never.run("test", Trigger.PERSON, null));
    int times = 1;
    while (!never.takeOver(Runnable::run).isEmpty()) {
      times++;
    }
    assertThat(times).isEqualTo(20);
    FeedRun last = shop.runs.latest("test").orElseThrow();
    assertThat(last.state()).isEqualTo(State.FAILED);
    assertThat(last.errors().get(0)).contains("out of reach").contains("20 runs");
    assertThat(stall.requests()).isEmpty();
  }

  private FeedSources unanswered() {
    FeedSources usual = shop.sources;
    return new FeedSources(
        usual.search(),
        usual.products(),
        usual.offers(),
        () -> {
          throw new StoaException(CoreError.STORE_UNAVAILABLE, "It says nothing.");
        },
        usual.gate(),
        usual.policies(),
        usual.further());
  }

  private List<State> states() {
    return shop.runs.ofFeed("test", 100).stream().map(FeedRun::state).toList();
  }
}
