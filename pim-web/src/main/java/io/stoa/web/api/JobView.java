package io.stoa.web.api;

import io.stoa.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it.
 *
 * @param rate rows or items per second since it started, null before
 * @param files what came out, by the name to be fetched under {@code files/}
 */
record JobView(
    String id,
    String kind,
    String label,
    Job.State state,
    boolean resumable,
    Map<String, String> parameters,
    Job.Progress progress,
    @Nullable Double rate,
    List<String> log,
    Map<String, String> files,
    Instant created,
    @Nullable Instant started,
    @Nullable Instant ended) {}
