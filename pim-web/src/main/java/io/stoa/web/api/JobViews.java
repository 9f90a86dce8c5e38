package io.stoa.web.api;

import io.stoa.job.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes {@link JobView}s: a job with its speed. */
@Component
class JobViews {
  private final Clock clock;

  JobViews(Clock clock) {
    this.clock = clock;
  }

  JobView of(Job job) {
    return new JobView(
        job.id(),
        job.kind(),
        job.label(),
        job.state(),
        job.resumable(),
        job.parameters(),
        job.progress(),
        rate(job),
        job.log(),
        job.files(),
        job.created(),
        job.started(),
        job.ended());
  }

  private @Nullable Double rate(Job job) {
    if (job.started() == null) {
      return null;
    }
    Instant until = job.ended() == null ? clock.instant() : job.ended();
    double seconds = Duration.between(job.started(), until).toMillis() / 1000.0;
    return seconds <= 0 ? null : Math.round(job.progress().done() / seconds * 10) / 10.0;
  }
}
