package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.mapping.Shirt;
import io.stoa.store.UnreachableStore;
import io.stoa.store.UnreachableStore.Reach;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows runs is told of each that ended, whatever became of who ended it. */
@SuppressWarnings("NullAway.Init")
class ToldOfRunTest {
  private static final String FEED = "test";
  private static final int MOST_REQUESTS = 1_000;

  @TempDir Path folder;
  private final List<FeedRun> told = new ArrayList<>();
  private SqliteDocumentStore documents;
  private UnreachableStore store;
  private Workshop shop;

  @BeforeEach
  void open() throws IOException {
    shop =
        new Workshop(
            folder,
            List.of(),
            data -> {
              documents = SqliteDocumentStore.open(data.database());
              store = new UnreachableStore(documents);
              return store;
            },
            null);
    shop.save(Workshop.feed("google-merchant", "tsv", "google.tsv", Map.of()));
    shop.put(Shirt.of("S1"));
  }

  @AfterEach
  void close() {
    shop.close();
    documents.close();
  }

  @Test
  void aRunIsToldOfWhileNobodyElseCanTakeItsFeed() {
    List<Boolean> held = new ArrayList<>();
    shop.running.afterEachRun(run -> held.add(shop.running.holds(run.feed())));
    assertThat(shop.run().state()).isEqualTo(State.SUCCEEDED);
    assertThat(held).containsExactly(true);
  }

  @Test
  void aRunWhoseStoredEndNobodyHeardOfIsToldOfByWhoLooksForWhatWasLeft() {
    shop.running.afterEachRun(told::add);
    FeedRun ended = endUnheard();
    assertThat(told).isEmpty();

    assertThat(shop.running.takeOver(Runnable::run)).isEmpty();

    assertThat(told).containsExactly(ended);
    assertThat(shop.running.takeOver(Runnable::run)).isEmpty();
    assertThat(told).hasSize(1);
    assertThat(shop.running.isRunning(FEED)).isFalse();
  }

  @Test
  void aRunWhoseStoredEndNobodyHeardOfIsToldOfByWhoTakesItsFeedNext() {
    shop.running.afterEachRun(told::add);
    FeedRun ended = endUnheard();

    assertThat(shop.running.holding(FEED, "carry-on", () -> true)).isTrue();

    assertThat(told).containsExactly(ended);
  }

  /** Runs the feed, losing a later answer each time, until it is that to the run's end. */
  private FeedRun endUnheard() {
    for (int answered = 0; answered < MOST_REQUESTS; answered++) {
      told.clear();
      Optional<FeedRun> ended = endUnheard(answered);
      if (ended.isPresent()) {
        return ended.get();
      }
      shop.running.takeOver(Runnable::run);
    }
    throw new AssertionError("Its end was never stored.");
  }

  private Optional<FeedRun> endUnheard(int answered) {
    store.reach(Reach.NO_ANSWERS, answered, 1);
    try {
      shop.running.run(FEED, Trigger.PERSON, null);
      return Optional.empty();
    } catch (StoaException e) {
      assertThat(e.code()).isEqualTo(CoreError.STORE_UNAVAILABLE);
      store.reach(Reach.ALL, 0, 0);
      return shop.runs.latest(FEED).filter(run -> run.state() == State.SUCCEEDED);
    }
  }
}
