package io.stoa.telemetry.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.stoa.telemetry.Activity;
import io.stoa.telemetry.Telemetry;

/** Keeps a timer for each kind of work and a counter for each kind of event. */
public final class MicrometerTelemetry implements Telemetry {
  private final MeterRegistry registry;

  public MicrometerTelemetry(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Activity begin(String name, String... labels) {
    return new TimedActivity(registry, name, labels);
  }

  @Override
  public Activity step(String name, String... labels) {
    return begin(name, labels);
  }

  @Override
  public void count(String name, long amount, String... labels) {
    Counter.builder(name).tags(labels).register(registry).increment((double) amount);
  }
}
