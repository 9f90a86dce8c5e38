package io.stoa.schedule;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedError;
import io.stoa.feed.FeedRun;
import io.stoa.feed.RunFeed;
import java.time.Instant;

/** Starts a run of a feed when its time has come. */
@FunctionalInterface
public interface FeedStarter {
  /**
   * Runs the feed to its end. What goes wrong in the run is the run's to record.
   *
   * @param scheduledFor the instant it was meant for
   * @return false when nothing was started because a run of this feed is going on
   */
  boolean start(String feed, FeedRun.Trigger trigger, Instant scheduledFor);

  /** Whether a run of the feed is going on, on whichever node. */
  default boolean isRunning(String feed) {
    return false;
  }

  /**
   * Whether a run for the instant has come to its end already, whatever the schedule's state says:
   * who ended it may have gone before it could note that.
   */
  default boolean hasEnded(String feed, Instant scheduledFor) {
    return false;
  }

  /** Whether the run was not begun or not ended because the process is about to end. */
  static boolean isLeftToNextStart(RuntimeException failure) {
    return StoaException.is(failure, CoreError.SHUTTING_DOWN);
  }

  /** Whether documents were out of reach; whoever rings tries again. */
  static boolean isOutage(RuntimeException failure) {
    return StoaException.is(failure, CoreError.STORE_UNAVAILABLE);
  }

  /** Starts real runs, on the caller's thread. */
  static FeedStarter of(RunFeed runs) {
    return new FeedStarter() {
      @Override
      public boolean start(String feed, FeedRun.Trigger trigger, Instant scheduledFor) {
        try {
          runs.run(feed, trigger, scheduledFor);
          return true;
        } catch (StoaException e) {
          if (e.code() == FeedError.FEED_ALREADY_RUNNING) {
            return false;
          }
          throw e;
        }
      }

      @Override
      public boolean isRunning(String feed) {
        return runs.isRunning(feed);
      }

      @Override
      public boolean hasEnded(String feed, Instant scheduledFor) {
        return runs.hasEnded(feed, scheduledFor);
      }
    };
  }
}
