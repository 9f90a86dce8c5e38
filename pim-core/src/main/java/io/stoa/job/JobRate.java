package io.stoa.job;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.Set;

/** How fast a job is: all that it has handled since it started, not only in the present phase. */
public final class JobRate {
  /** Counted besides the rows that they belong to. */
  private static final Set<String> NOT_ROWS = Set.of("warnings", "refused_files");

  private static final Duration TOO_SHORT = Duration.ofMillis(200);

  private JobRate() {}

  /**
   * Rows or items per second; empty before there is anything to tell.
   *
   * @param now counts as the end as long as the job has not ended
   */
  public static OptionalDouble of(Job job, Instant now) {
    if (job.started() == null) {
      return OptionalDouble.empty();
    }
    Duration took = Duration.between(job.started(), job.ended() == null ? now : job.ended());
    long handled = handled(job.progress());
    return handled == 0 || took.compareTo(TOO_SHORT) < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(handled * 1000.0 / took.toMillis());
  }

  private static long handled(Job.Progress progress) {
    long counted =
        progress.counts().entrySet().stream()
            .filter(count -> !NOT_ROWS.contains(count.getKey()))
            .mapToLong(count -> count.getValue())
            .sum();
    return counted == 0 ? progress.done() : counted;
  }
}
