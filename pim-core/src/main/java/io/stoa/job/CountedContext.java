package io.stoa.job;

import io.stoa.telemetry.Telemetry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A context that counts what its job reports, about once a second. */
final class CountedContext implements JobContext {
  private static final long COUNT_AFTER_NANOS = 1_000_000_000L;

  private final JobContext context;
  private final String kind;
  private final Telemetry telemetry;
  private Map<String, Long> counted;
  private volatile long countedAt = System.nanoTime();

  CountedContext(JobContext context, String kind, Telemetry telemetry) {
    this.context = context;
    this.kind = kind;
    this.telemetry = telemetry;
    this.counted = context.progress().counts();
  }

  /** Counts what was reported since the last time. */
  synchronized void countUp() {
    Map<String, Long> now = context.progress().counts();
    now.forEach(
        (outcome, total) -> {
          long more = total - counted.getOrDefault(outcome, 0L);
          if (more > 0) {
            telemetry.count("stoa.job.rows", more, "kind", kind, "outcome", outcome);
          }
        });
    counted = now;
    countedAt = System.nanoTime();
  }

  @Override
  public void progress(Job.Progress progress) {
    context.progress(progress);
    if (System.nanoTime() - countedAt > COUNT_AFTER_NANOS) {
      countUp();
    }
  }

  @Override
  public String id() {
    return context.id();
  }

  @Override
  public Map<String, String> parameters() {
    return context.parameters();
  }

  @Override
  public Optional<String> checkpoint() {
    return context.checkpoint();
  }

  @Override
  public void checkpoint(String reached) {
    context.checkpoint(reached);
  }

  @Override
  public Job.Progress progress() {
    return context.progress();
  }

  @Override
  public void log(String message) {
    context.log(message);
  }

  @Override
  public Path file(String name) {
    return context.file(name);
  }

  @Override
  public Path scratch() {
    return context.scratch();
  }

  @Override
  public void dropFile(String name) {
    context.dropFile(name);
  }

  @Override
  public boolean cancelled() {
    return context.cancelled();
  }
}
