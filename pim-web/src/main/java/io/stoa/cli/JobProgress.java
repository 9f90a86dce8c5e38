package io.stoa.cli;

import io.stoa.job.Job;
import io.stoa.job.JobRate;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Shows on standard error how far a job is: one line that is written over on a terminal, else a
 * line every few seconds.
 */
final class JobProgress implements Consumer<Job> {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final int WIDTH = 100;

  private final PrintWriter err;
  private final boolean terminal;
  private final Clock clock;
  private Instant lastLine = Instant.EPOCH;
  private boolean lineOpen;

  JobProgress(PrintWriter err, boolean terminal, Clock clock) {
    this.err = err;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public void accept(Job job) {
    Instant now = clock.instant();
    if (!job.open()) {
      finish();
    } else if (job.progress().phase().isEmpty()) {
      return; // nothing has begun yet
    } else if (terminal) {
      String line = line(job, now);
      err.print("\r" + pad(line));
      err.flush();
      lineOpen = true;
    } else if (Duration.between(lastLine, now).compareTo(BETWEEN_LINES) >= 0) {
      lastLine = now;
      err.println(line(job, now));
    }
  }

  /** Ends the line that is written over. */
  private void finish() {
    if (lineOpen) {
      err.print("\r" + " ".repeat(WIDTH) + "\r");
      err.flush();
      lineOpen = false;
    }
  }

  private static String line(Job job, Instant now) {
    Job.Progress progress = job.progress();
    StringBuilder line = new StringBuilder();
    line.append(progress.phase());
    line.append(": ").append(number(progress.done()));
    if (progress.total() >= 0) {
      line.append(" of ").append(number(progress.total()));
    }
    JobRate.of(job, now)
        .ifPresent(rate -> line.append(", ").append(number(Math.round(rate))).append("/s"));
    String counts = counts(progress.counts());
    return counts.isEmpty() ? line.toString() : line.append(", ").append(counts).toString();
  }

  /** Counts by outcome in words, such as {@code 12 created, 1 rejected}. */
  static String counts(Map<String, Long> counts) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(counts)
        .forEach(
            (outcome, count) -> {
              if (count != 0) {
                text.append(text.isEmpty() ? "" : ", ").append(number(count)).append(' ');
                text.append(outcome);
              }
            });
    return text.toString();
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String pad(String line) {
    String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
    return cut + " ".repeat(WIDTH - cut.length());
  }
}
