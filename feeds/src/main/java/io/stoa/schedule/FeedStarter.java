package io.stoa.schedule;

import io.stoa.feed.FeedRun;
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
}
