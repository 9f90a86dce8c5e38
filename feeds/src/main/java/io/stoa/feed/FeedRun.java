package io.stoa.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of one feed. Stored as a document and updated while it goes on.
 *
 * @param id sorts by start
 * @param scheduledFor the instant it was meant for; null when a person started it
 * @param counts items by outcome
 * @param files what was written, with where it was delivered
 * @param report path of the report of skipped items, relative to the data directory, or null
 * @param errors what stopped or hindered it, for people
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
    List<String> errors) {
  public FeedRun {
    counts = Map.copyOf(counts);
    files = List.copyOf(files);
    errors = List.copyOf(errors);
  }

  /** Who or what started it. */
  public enum Trigger {
    SCHEDULE,
    MISSED_SCHEDULE,
    PERSON,
    COMMAND_LINE
  }

  /** Where it stands. */
  public enum State {
    RUNNING,
    SUCCEEDED,
    /** Delivered, but items were skipped. */
    SUCCEEDED_WITH_SKIPS,
    FAILED,
    /** The process died meanwhile. */
    INTERRUPTED
  }

  /** What became of one selected product. */
  public enum Outcome {
    /** Is in the file. */
    WRITTEN,
    /** Breaks a mandatory rule; is in the report. */
    SKIPPED,
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
