package io.stoa.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work and how far it is. Stored as a document and updated while it goes on.
 *
 * @param id sorts by creation
 * @param kind such as {@code import} or {@code export}
 * @param label what it works on, for people
 * @param parameters what its kind needs to run or resume
 * @param checkpoint how far its acknowledged work reaches, in the kind's own words; null at the
 *     beginning
 * @param log the latest messages, oldest first, at most 200
 * @param files what came out: name to path relative to the data directory
 * @param takenOver how often it was taken over since a person last started it, by why; null as read
 *     from a document without it, then what the log says
 */
public record Job(
    String id,
    String kind,
    String label,
    State state,
    Map<String, String> parameters,
    Progress progress,
    @Nullable String checkpoint,
    List<String> log,
    Map<String, String> files,
    Instant created,
    @Nullable Instant started,
    @Nullable Instant ended,
    Map<TakingOver, Integer> takenOver) {
  /** The most log lines a job keeps. */
  public static final int LONGEST_LOG = 200;

  public Job {
    parameters = Map.copyOf(parameters);
    log = List.copyOf(log);
    files = Map.copyOf(files);
    takenOver = takenOver == null ? TakingOver.toldBy(log) : Map.copyOf(takenOver);
  }

  /** Whether a later run can go on where this one stopped. */
  @JsonIgnore
  public boolean resumable() {
    return state == State.INTERRUPTED || state == State.CANCELLED || state == State.FAILED;
  }

  /** The same, taken over so often. */
  Job withTakenOver(Map<TakingOver, Integer> times) {
    return new Job(
        id,
        kind,
        label,
        state,
        parameters,
        progress,
        checkpoint,
        log,
        files,
        created,
        started,
        ended,
        times);
  }

  /** Whether it is waiting or running. */
  @JsonIgnore
  public boolean open() {
    return state == State.QUEUED || state == State.RUNNING;
  }

  /** Where it stands. */
  public enum State {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    /** Done, but some rows or items failed; the files say which. */
    COMPLETED_WITH_ERRORS,
    FAILED,
    CANCELLED,
    /** The process died meanwhile; can be resumed. */
    INTERRUPTED
  }

  /**
   * @param phase what is being done now, such as {@code products.csv}
   * @param done rows or items looked at
   * @param total of them, -1 when not known
   * @param counts by outcome, such as created, updated, unchanged, rejected, warnings
   */
  public record Progress(String phase, long done, long total, Map<String, Long> counts) {
    public static final Progress NONE = new Progress("", 0, -1, Map.of());

    public Progress {
      counts = Map.copyOf(counts);
    }
  }
}
