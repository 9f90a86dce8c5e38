package io.stoa.schedule;

import io.stoa.feed.FeedRun;
import io.stoa.feed.FeedStanding;
import io.stoa.feed.RunFeed;
import java.util.Map;
import java.util.function.Consumer;

/** Tells what there is to run for. Thread-safe. */
public interface FeedStandings {
  /** Where the changes stand of everything that feeds are made from. Cheap: no document is read. */
  Map<String, String> positions();

  /** How far the feed's ledger has come. */
  FeedStanding of(String feed);

  /** Calls the listener after each run; one may be told of late and twice. */
  void afterEachRun(Consumer<FeedRun> listener);

  /** Those of real runs. */
  static FeedStandings of(RunFeed runs) {
    return new FeedStandings() {
      @Override
      public Map<String, String> positions() {
        return runs.positions();
      }

      @Override
      public FeedStanding of(String feed) {
        return runs.standing(feed);
      }

      @Override
      public void afterEachRun(Consumer<FeedRun> listener) {
        runs.afterEachRun(listener);
      }
    };
  }
}
