package io.stoa.web.api;

import io.stoa.job.Job;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it; what it needs to run stays inside.
 *
 * @param rate rows or items per second since it started, null before
 * @param files names to be fetched under {@code files/}
 */
record JobView(
    String id,
    String kind,
    String label,
    Job.State state,
    boolean resumable,
    Job.Progress progress,
    @Nullable Double rate,
    List<String> log,
    List<String> files,
    Instant created,
    @Nullable Instant started,
    @Nullable Instant ended) {}
