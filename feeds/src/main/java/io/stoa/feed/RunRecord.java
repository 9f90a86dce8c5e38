package io.stoa.feed;

import io.stoa.delta.Difference;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun.Outcome;
import io.stoa.feed.FeedRun.RunFile;
import io.stoa.feed.FeedRun.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What is known of a run while it goes on; stores itself. For one thread. */
final class RunRecord {
  private static final long MILLIS_BETWEEN_SAVES = 1_000;

  private final FeedRuns runs;
  private final Clock clock;
  private final FeedRun begun;
  private final BooleanSupplier held;
  private final Runnable stopping;
  private Map<Outcome, Long> counts = Map.of();
  private List<RunFile> files = List.of();
  private @Nullable String report;
  private @Nullable Difference difference;
  private final List<String> errors = new ArrayList<>();
  private Instant saved;

  /**
   * @param held whether the feed is still this run's
   * @param stopping throws when the run is to stop here
   */
  RunRecord(FeedRuns runs, FeedRun begun, Clock clock, BooleanSupplier held, Runnable stopping) {
    this.stopping = stopping;
    this.runs = runs;
    this.held = held;
    this.clock = clock;
    this.begun = begun;
    this.saved = begun.started();
    this.counts = begun.counts();
    this.files = begun.files();
    this.report = begun.report();
    this.difference = begun.difference();
  }

  FeedRun begun() {
    return begun;
  }

  /**
   * To be asked before anything is done that others see.
   *
   * @throws StoaException {@code TAKEN_OVER} when another node may run the feed by now
   */
  void requireHeld() {
    if (!held.getAsBoolean()) {
      throw new StoaException(
          FeedError.TAKEN_OVER, "Another node has taken the feed " + begun.feed() + " over.");
    }
  }

  /** Whether the feed is still this run's. Any thread may ask. */
  boolean isHeld() {
    return held.getAsBoolean();
  }

  /** Throws when the run is to stop here. Any thread may ask. */
  void mayGoOn() {
    stopping.run();
  }

  void progress(Map<Outcome, Long> newCounts) {
    requireHeld();
    mayGoOn();
    counts = newCounts;
    Instant now = clock.instant();
    if (saved.plusMillis(MILLIS_BETWEEN_SAVES).isBefore(now)) {
      saved = now;
      runs.save(as(State.RUNNING, null));
    }
  }

  void counts(Map<Outcome, Long> newCounts) {
    counts = newCounts;
  }

  void files(List<RunFile> newFiles) {
    files = newFiles;
  }

  void report(String path) {
    report = path;
  }

  void difference(Difference found) {
    difference = found;
  }

  void error(String message) {
    errors.add(message);
  }

  FeedRun end(State state) {
    if (!held.getAsBoolean()) {
      // Who took it over has ended it.
      return as(State.INTERRUPTED, clock.instant());
    }
    FeedRun ended = as(state, clock.instant());
    runs.save(ended);
    return ended;
  }

  private FeedRun as(State state, @Nullable Instant ended) {
    return new FeedRun(
        begun.id(),
        begun.feed(),
        begun.trigger(),
        state,
        begun.scheduledFor(),
        begun.started(),
        ended,
        counts,
        files,
        report,
        errors,
        begun.mode(),
        difference,
        null);
  }
}
