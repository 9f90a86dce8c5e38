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
 * Brings runs that have begun to their end, whatever goes wrong in them, or stops them so that
 * another node begins them anew. Thread-safe.
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

  /** Calls the listener, on the run's own thread, after each run. */
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

  /**
   * Does the rest of a run and gives the feed back.
   *
   * @param doing tells how the run ends, or throws why it fails
   */
  FeedRun finish(Begun begun, Function<RunRecord, State> doing) {
    underWay.incrementAndGet();
    try {
      FeedRun ended = toEnd(begun, doing);
      if (!isStopped(ended)) {
        tell(ended);
      }
      return ended;
    } finally {
      underWay.decrementAndGet();
    }
  }

  /** Such a run has not ended for those who wait for it. */
  boolean isStopped(FeedRun run) {
    return stopping && run.state() == State.INTERRUPTED;
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
      return ended;
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
      if (e instanceof StoaException known && known.code() == CoreError.SHUTTING_DOWN) {
        claims.handOver(record.begun().feed());
        return record.end(State.INTERRUPTED);
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
