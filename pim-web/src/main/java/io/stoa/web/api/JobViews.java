package io.stoa.web.api;

import io.stoa.job.Job;
import io.stoa.job.JobRate;
import java.time.Clock;
import java.util.OptionalDouble;
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
    OptionalDouble rate = JobRate.of(job, clock.instant());
    return rate.isPresent() ? Math.round(rate.getAsDouble() * 10) / 10.0 : null;
  }
}
