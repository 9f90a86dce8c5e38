package io.stoa.feed;

import io.stoa.claim.Claims;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who runs which feed; a run whose process is gone is ended when its feed is taken over. */
final class RunClaims {
  static final CollectionSpec COLLECTION = CollectionSpec.of("feed_claims");

  private static final Logger LOG = LoggerFactory.getLogger(RunClaims.class);

  private final Claims claims;
  private final FeedRuns runs;
  private final boolean shared;

  RunClaims(DocumentStore store, FeedRuns runs, Clock clock) {
    this.claims = new Claims(store, COLLECTION, clock);
    this.runs = runs;
    this.shared = store.isShared();
  }

  /**
   * Takes the feed for the run.
   *
   * @return the claim that it was taken over from; null for none
   * @throws StoaException {@code FEED_ALREADY_RUNNING}
   */
  Claims.@Nullable Claim take(String feed, String run) {
    Claims.Attempt attempt = claims.take(feed, run);
    if (attempt instanceof Claims.Attempt.Busy busy) {
      throw new StoaException(
          FeedError.FEED_ALREADY_RUNNING,
          "The feed " + feed + " is being run by " + busy.owner() + "; two runs never overlap.");
    }
    return ((Claims.Attempt.Taken) attempt).abandoned();
  }

  /**
   * To be asked before something else is done with a feed that was left behind.
   *
   * @throws StoaException {@code FEED_ALREADY_RUNNING} when a run of it is to be begun anew first
   */
  void requireNoneLeft(String feed) {
    if (shared && runs.open(feed).isPresent()) {
      throw new StoaException(
          FeedError.FEED_ALREADY_RUNNING,
          "A run of the feed " + feed + " was left open and is begun anew first.");
    }
  }

  /** Whether a run is not failed by this, but left to whoever comes. */
  boolean leavesOpen(RuntimeException failure) {
    return StoaException.is(failure, CoreError.SHUTTING_DOWN)
        || (shared && StoaException.is(failure, CoreError.STORE_UNAVAILABLE));
  }

  /** Whether this process holds the feed, and surely no other. */
  boolean isHeld(String feed) {
    return claims.isHeld(feed);
  }

  /** Leaves the feed, with its run unfinished, to whoever comes. Never fails. */
  void handOver(String feed) {
    try {
      claims.handOver(feed);
    } catch (StoaException e) {
      LOG.info("The feed {} stays claimed until somebody sees it: {}", feed, e.getMessage());
    }
  }

  /** Never fails either: what is not given back now is seen to be nobody's. */
  void giveBack(String feed) {
    try {
      claims.giveBack(feed);
    } catch (StoaException e) {
      LOG.info("The feed {} is given back later: {}", feed, e.getMessage());
    }
  }

  /** Whether the feed is run by a process that is alive. */
  boolean isTaken(String feed) {
    return claims.isTaken(feed);
  }

  /** Ends the runs whose process is gone; gives their ids. To be called at start. */
  List<String> interruptAbandoned() {
    List<String> ids = new ArrayList<>();
    for (Claims.Claim left : claims.abandoned()) {
      runs.open(left.thing()).map(FeedRun::id).ifPresent(ids::add);
      interrupt(left);
    }
    return ids;
  }

  /** Those whose process is gone. To be called now and then. */
  List<Claims.Claim> abandoned() {
    return claims.abandoned();
  }

  /** Ends what was left behind, for good. */
  void interrupt(Claims.Claim left) {
    runs.open(left.thing()).ifPresent(run -> runs.interrupt(run.id(), why(left)));
    claims.drop(left);
  }

  /** The same with a reason of its own. */
  void fail(Claims.Claim left, String why) {
    runs.open(left.thing()).ifPresent(run -> runs.fail(run.id(), why));
    claims.drop(left);
  }

  /** Why the run of a claim that was left behind did not come to its end. */
  Leaving why(Claims.Claim left) {
    return claims.isLeft(left) ? Leaving.LET_GO : Leaving.PROCESS_GONE;
  }
}
