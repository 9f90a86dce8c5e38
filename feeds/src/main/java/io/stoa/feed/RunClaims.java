package io.stoa.feed;

import io.stoa.claim.Claims;
import io.stoa.error.StoaException;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Who runs which feed; a run whose process is gone is ended when its feed is taken over. */
final class RunClaims {
  static final CollectionSpec COLLECTION = CollectionSpec.of("feed_claims");

  private final Claims claims;
  private final FeedRuns runs;

  RunClaims(DocumentStore store, FeedRuns runs, Clock clock) {
    this.claims = new Claims(store, COLLECTION, clock);
    this.runs = runs;
  }

  /**
   * Takes the feed for the run.
   *
   * @return whether it was taken over from a process that is gone, as far as can be told
   * @throws StoaException {@code FEED_ALREADY_RUNNING}
   */
  boolean take(String feed, String run) {
    Claims.Attempt attempt = claims.take(feed, run);
    if (attempt instanceof Claims.Attempt.Busy busy) {
      throw new StoaException(
          FeedError.FEED_ALREADY_RUNNING,
          "The feed " + feed + " is being run by " + busy.owner() + "; two runs never overlap.");
    }
    Claims.Claim abandoned = ((Claims.Attempt.Taken) attempt).abandoned();
    if (abandoned != null) {
      try {
        runs.interrupt(abandoned.by());
      } catch (RuntimeException e) {
        claims.giveBack(feed);
        throw e;
      }
    }
    return abandoned != null;
  }

  /** Whether this process holds the feed, and surely no other. */
  boolean isHeld(String feed) {
    return claims.isHeld(feed);
  }

  /** Leaves the feed, with its run unfinished, to whoever comes. */
  void handOver(String feed) {
    claims.handOver(feed);
  }

  void giveBack(String feed) {
    claims.giveBack(feed);
  }

  /** Whether the feed is run by a process that is alive. */
  boolean isTaken(String feed) {
    return claims.isTaken(feed);
  }

  /** Ends the runs whose process is gone; gives their ids. To be called at start. */
  List<String> interruptAbandoned() {
    List<String> ids = new ArrayList<>();
    for (Claims.Claim left : claims.abandoned()) {
      interrupt(left);
      ids.add(left.by());
    }
    return ids;
  }

  /** Those whose process is gone. To be called now and then. */
  List<Claims.Claim> abandoned() {
    return claims.abandoned();
  }

  /** Ends what the claim was held for, for good. */
  void interrupt(Claims.Claim left) {
    runs.interrupt(left.by());
    claims.drop(left);
  }
}
