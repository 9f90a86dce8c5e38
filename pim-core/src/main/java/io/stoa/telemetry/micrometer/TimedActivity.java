package io.stoa.telemetry.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.stoa.telemetry.Activity;
import io.stoa.telemetry.FailureName;
import java.util.concurrent.TimeUnit;

/** Work that is timed; its timer is told from others by its labels and its failure. */
final class TimedActivity implements Activity {
  private static final String FAILURE = "error";

  private final MeterRegistry registry;
  private final String name;
  private final String[] labels;
  private final long began = System.nanoTime();
  private String failure = FailureName.NONE;

  TimedActivity(MeterRegistry registry, String name, String... labels) {
    this.registry = registry;
    this.name = name;
    this.labels = labels.clone();
  }

  @Override
  public Activity label(String key, String value) {
    for (int i = 0; i < labels.length; i += 2) {
      if (labels[i].equals(key)) {
        labels[i + 1] = value;
        return this;
      }
    }
    throw new IllegalArgumentException(name + " has no label " + key);
  }

  @Override
  public Activity detail(String key, String value) {
    return this;
  }

  @Override
  public void failed(Throwable why) {
    failure = FailureName.of(why);
  }

  @Override
  public void close() {
    Timer.builder(name)
        .tags(labels)
        .tag(FAILURE, failure)
        .register(registry)
        .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
  }
}
