package io.stoa.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stoa.job.Job;
import io.stoa.job.Jobs;
import io.stoa.projection.Indexer;
import java.util.Locale;
import java.util.function.Supplier;

/** What is read from a node when its metrics are fetched. */
final class NodeMeters {
  private NodeMeters() {}

  static void register(MeterRegistry meters, Indexer indexer, Jobs jobs, NodeHealth health) {
    gauge(meters, "stoa.index.lag", "Changes that the search does not show yet", indexer::distance);
    for (Job.State state : new Job.State[] {Job.State.QUEUED, Job.State.RUNNING}) {
      Gauge.builder("stoa.jobs", () -> jobs.count(state))
          .description("Jobs of this node that wait or run")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
    part(meters, "store", health::store);
    part(meters, "index", health::index);
    part(meters, "scheduler", health::scheduler);
  }

  private static void part(MeterRegistry meters, String name, Supplier<NodeHealth.Part> part) {
    Gauge.builder("stoa.up", () -> part.get().up() ? 1 : 0)
        .description("Whether the part of the node works")
        .tag("part", name)
        .register(meters);
  }

  private static void gauge(
      MeterRegistry meters, String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(meters);
  }
}
