package io.stoa.feed;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun.State;
import io.stoa.telemetry.Telemetry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings runs that have begun to their end, whatever goes wrong in them. One that has to stop, or
 * that the documents it shares with other nodes are out of reach for, is left open instead, so that
 * it is begun anew. Thread-safe.
 */
final class FinishRuns {
  private static final Logger LOG = LoggerFactory.getLogger(FinishRuns.class);
  private static final int MOST_VIOLATIONS = 20;

  private final FeedRuns runs;
  private final RunClaims claims;
  private final CarryOut carryOut;
  private final Clock clock;
  private final Telemetry telemetry;
  private final List<Consumer<FeedRun>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean stopping;

  FinishRuns(FeedRuns runs, RunClaims claims, CarryOut carryOut, Clock clock, Telemetry telemetry) {
    this.runs = runs;
    this.claims = claims;
    this.carryOut = carryOut;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  /**
   * Calls the listener after each run, while its feed is still held: should the process end or the
   * documents be gone in between, {@link #tellOfEnd} makes up for it, so that one may be told
   * twice.
   */
  void afterEach(Consumer<FeedRun> listener) {
    listeners.add(listener);
  }

  /** Lets runs stop at their next safe point; returns at once. */
  void stop() {
    stopping = true;
  }

  /**
   * @throws StoaException {@code SHUTTING_DOWN} when runs are to stop
   */
  void requireGoingOn() {
    if (stopping) {
      throw new StoaException(CoreError.SHUTTING_DOWN, "This server is about to stop.");
    }
  }

  /** Whether this process could do something for others: it runs nothing, and goes on. */
  boolean hasRoom() {
    return !stopping && underWay.get() == 0;
  }

  /** Runs the feed. */
  FeedRun finish(Begun begun) {
    return finish(begun, record -> carryOut.run(begun.feed(), record));
  }

  /** Runs the feed where nobody waits for it. */
  void finishAlone(Begun begun) {
    finishAlone(begun, record -> carryOut.run(begun.feed(), record));
  }

  /**
   * Does the rest of a run and gives the feed back.
   *
   * @param doing tells how the run ends, or throws why it fails
   * @throws StoaException {@code SHUTTING_DOWN}, or {@code STORE_UNAVAILABLE} where nodes share the
   *     documents: the run has not ended, and somebody begins it anew
   */
  FeedRun finish(Begun begun, Function<RunRecord, State> doing) {
    underWay.incrementAndGet();
    try {
      return toEnd(begun, doing);
    } finally {
      underWay.decrementAndGet();
    }
  }

  /** As {@link #finish} where nobody waits for the run. */
  void finishAlone(Begun begun, Function<RunRecord, State> doing) {
    try {
      var unused = finish(begun, doing);
    } catch (StoaException e) {
      LOG.warn("Run {} is left open: {}", begun.run().id(), e.getMessage());
    }
  }

  /**
   * Tells of a run whose claim was left although it has ended: whoever ended it is gone, or never
   * heard that its end was stored.
   *
   * @param by what the claim was for; nothing is told of what is no run
   */
  void tellOfEnd(String by) {
    runs.find(by)
        .filter(run -> run.state() != State.RUNNING && run.state() != State.INTERRUPTED)
        .ifPresent(this::tell);
  }

  private void tell(FeedRun ended) {
    for (Consumer<FeedRun> listener : listeners) {
      try {
        listener.accept(ended);
      } catch (RuntimeException e) {
        LOG.warn("Somebody could not take note of run {}", ended.id(), e);
      }
    }
  }

  private FeedRun toEnd(Begun begun, Function<RunRecord, State> doing) {
    String feed = begun.feed().code();
    RunRecord record =
        new RunRecord(runs, begun.run(), clock, () -> claims.isHeld(feed), this::requireGoingOn);
    try (WatchedRun watched = new WatchedRun(begun.run(), telemetry)) {
      FeedRun ended = toEnd(record, doing, watched);
      watched.ended(ended);
      tell(ended);
      return ended;
    } catch (RuntimeException e) {
      // No end of it is known to be stored.
      claims.handOver(feed);
      throw e;
    } finally {
      if (claims.isHeld(feed)) {
        carryOut.tidy(begun.feed());
      }
      claims.giveBack(feed);
    }
  }

  private FeedRun toEnd(RunRecord record, Function<RunRecord, State> doing, WatchedRun watched) {
    try {
      return record.end(doing.apply(record));
    } catch (RuntimeException e) {
      watched.failed(e);
      if (claims.leavesOpen(e)) {
        throw e;
      }
      explain(e, record);
      return record.end(State.FAILED);
    }
  }

  private static void explain(RuntimeException e, RunRecord record) {
    if (e instanceof StoaException known && known.code() != CoreError.BUG) {
      LOG.warn(
          "Run {} of {} failed: {}",
          record.begun().id(),
          record.begun().feed(),
          known.getMessage());
      if (known.violations().isEmpty()) {
        record.error(String.valueOf(known.getMessage()));
      }
      known.violations().stream()
          .limit(MOST_VIOLATIONS)
          .forEach(violation -> record.error(violation.toString()));
    } else {
      record.error("An unexpected error (" + e.getClass().getSimpleName() + "); the log has more.");
    }
  }
}
