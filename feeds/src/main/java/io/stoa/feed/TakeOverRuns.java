package io.stoa.feed;

import io.stoa.claim.Claims;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins anew what runs left behind whose process is gone or was told to end. One that ended so
 * time and again is left to a person. Thread-safe.
 */
final class TakeOverRuns {
  private static final Logger LOG = LoggerFactory.getLogger(TakeOverRuns.class);

  /** A run that took so many nodes down with it is left to a person. */
  private static final int MOST = 3;

  /** Neither does one go on for ever whose own requests the documents do not answer. */
  private static final int MOST_LEFT = 20;

  private static final String GIVEN_UP =
      "The documents were out of reach in "
          + MOST_LEFT
          + " runs, one after the other; the log says why. This is not tried again by itself.";

  private final Feeds feeds;
  private final FeedRuns runs;
  private final RunClaims claims;
  private final FinishRuns finishing;

  TakeOverRuns(Feeds feeds, FeedRuns runs, RunClaims claims, FinishRuns finishing) {
    this.feeds = feeds;
    this.runs = runs;
    this.claims = claims;
    this.finishing = finishing;
  }

  /**
   * Looks once.
   *
   * @param beginning begins a run like the one that was left, and gives it
   * @return the runs that were begun
   */
  List<FeedRun> look(UnaryOperator<FeedRun> beginning) {
    List<FeedRun> begun = new ArrayList<>();
    for (Claims.Claim left : claims.abandoned()) {
      FeedRun run = runs.open(left.thing()).orElse(null);
      if (run == null) {
        finishing.tellOfEnd(left.by());
        claims.interrupt(left);
        continue;
      } else if (endsAlways(run.feed()) || feeds.find(run.feed()).isEmpty()) {
        claims.interrupt(left);
        continue;
      } else if (leftBefore(run.feed()).size() >= MOST_LEFT - 1) {
        LOG.warn("Run {} of {} is not begun anew any more", run.id(), run.feed());
        claims.fail(left, GIVEN_UP);
        continue;
      }
      try {
        LOG.info("Run {} of {} is taken over from {}", run.id(), run.feed(), left.owner());
        begun.add(beginning.apply(run));
      } catch (StoaException e) {
        LOG.info("Run {} is not taken over: {}", run.id(), e.getMessage());
      }
    }
    return begun;
  }

  private boolean endsAlways(String feed) {
    return leftBefore(feed).stream().filter(run -> run.left() == Leaving.PROCESS_GONE).count()
        >= MOST - 1;
  }

  /** Those that were left one after the other before the newest. */
  private List<FeedRun> leftBefore(String feed) {
    return runs.ofFeed(feed, MOST_LEFT).stream()
        .skip(1)
        .takeWhile(run -> run.state() == State.INTERRUPTED)
        .toList();
  }
}
