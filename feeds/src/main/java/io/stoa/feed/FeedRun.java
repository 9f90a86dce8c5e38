package io.stoa.feed;

import io.stoa.delta.Difference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of one feed. Stored as a document and updated while it goes on.
 *
 * @param id sorts by start
 * @param scheduledFor the instant it was meant for; null when a person started it
 * @param counts items that it looked at, by outcome
 * @param files what was written, with where it was delivered
 * @param report path of the report of skipped items, relative to the data directory, or null
 * @param errors what stopped or hindered it, for people
 * @param mode what was asked of it
 * @param difference what it found between the feed and what its destination has; null when it did
 *     not get so far
 * @param left why it was interrupted; null for a run that was not
 */
public record FeedRun(
    String id,
    String feed,
    Trigger trigger,
    State state,
    @Nullable Instant scheduledFor,
    Instant started,
    @Nullable Instant ended,
    Map<Outcome, Long> counts,
    List<RunFile> files,
    @Nullable String report,
    List<String> errors,
    Mode mode,
    @Nullable Difference difference,
    @Nullable Leaving left) {
  public FeedRun {
    counts = Map.copyOf(counts);
    files = List.copyOf(files);
    errors = List.copyOf(errors);
    mode = mode == null ? Mode.USUAL : mode;
    left = left == null && state == State.INTERRUPTED ? Leaving.toldBy(errors) : left;
  }

  /** As it begins. */
  static FeedRun begun(
      String id,
      String feed,
      Trigger trigger,
      @Nullable Instant scheduledFor,
      Instant started,
      Mode mode) {
    return new FeedRun(
        id,
        feed,
        trigger,
        State.RUNNING,
        scheduledFor,
        started,
        null,
        Map.of(),
        List.of(),
        null,
        List.of(),
        mode,
        null,
        null);
  }

  /** A held one that goes on. */
  FeedRun again() {
    return new FeedRun(
        id,
        feed,
        trigger,
        State.RUNNING,
        scheduledFor,
        started,
        null,
        counts,
        files,
        report,
        List.of(),
        mode,
        difference,
        null);
  }

  /** The same in another state, with a further remark. */
  FeedRun ended(State newState, Instant at, String remark) {
    return ended(newState, at, remark, null);
  }

  /** The same as it was interrupted. */
  FeedRun left(Leaving why, Instant at) {
    return ended(State.INTERRUPTED, at, why.remark(), why);
  }

  private FeedRun ended(State newState, Instant at, String remark, @Nullable Leaving why) {
    List<String> all = new ArrayList<>(errors);
    all.add(remark);
    return new FeedRun(
        id,
        feed,
        trigger,
        newState,
        scheduledFor,
        started,
        at,
        counts,
        files,
        report,
        all,
        mode,
        difference,
        why);
  }

  /** What is asked of a run. */
  public enum Mode {
    /** To look at what may have changed, at everything only when that cannot be told. */
    USUAL,
    /** To look at everything. */
    EVERYTHING,
    /** To tell the difference, without delivering or settling anything. */
    DRY_RUN
  }

  /** Who or what started it. */
  public enum Trigger {
    SCHEDULE,
    MISSED_SCHEDULE,
    PERSON,
    /** Something changed, or the time came at which something had to. */
    CHANGE,
    COMMAND_LINE
  }

  /** Where it stands. */
  public enum State {
    RUNNING,
    SUCCEEDED,
    /** Delivered, but items were skipped. */
    SUCCEEDED_WITH_SKIPS,
    FAILED,
    /** Waits for a person's yes: it would take away more than the feed's guard lets pass. */
    HELD,
    /** Was held, and a person said no or a newer run took its place. */
    DISCARDED,
    /** Did not come to its own end; {@link Leaving} says why. */
    INTERRUPTED
  }

  /** What became of one selected product. */
  public enum Outcome {
    /** Is in the file. */
    WRITTEN,
    /** Breaks a mandatory rule; is in the report. */
    SKIPPED,
    /** Is held back for now, by plan. */
    WITHHELD,
    /** Is in the file with warnings; they are in the report. */
    WRITTEN_WITH_WARNINGS
  }

  /**
   * @param name file name at the destination
   * @param path of our copy, relative to the data directory
   * @param location where it was delivered, null while it was not
   */
  public record RunFile(
      String name,
      String path,
      String mediaType,
      long bytes,
      long items,
      @Nullable String location) {}
}
