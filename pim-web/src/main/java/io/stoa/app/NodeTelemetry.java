package io.stoa.app;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.stoa.telemetry.Telemetry;
import io.stoa.telemetry.micrometer.MicrometerTelemetry;
import io.stoa.telemetry.otel.OtelTelemetry;
import io.stoa.telemetry.otel.OtlpTraces;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the parts of one node tell what they do. */
final class NodeTelemetry implements AutoCloseable {
  /** How many took at most so long is told of what is done often. */
  private static final double[] BOUNDS =
      java.util.stream.Stream.of(1, 10, 100, 1000)
          .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
          .toArray();

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final @Nullable OpenTelemetrySdk traces;
  private final Telemetry telemetry;

  private NodeTelemetry(@Nullable OpenTelemetrySdk traces) {
    this.traces = traces;
    Telemetry measured = new MicrometerTelemetry(meters);
    this.telemetry = traces == null ? measured : new OtelTelemetry(measured, traces);
    meters.config().meterFilter(new Bounds());
  }

  /**
   * @param environment says whether and where traces go
   */
  static NodeTelemetry of(Map<String, String> environment) {
    return new NodeTelemetry(OtlpTraces.open(environment).orElse(null));
  }

  Telemetry telemetry() {
    return telemetry;
  }

  PrometheusMeterRegistry meters() {
    return meters;
  }

  /** Empty when nothing is traced. */
  Optional<OpenTelemetry> traces() {
    return Optional.ofNullable(traces);
  }

  /** Sends what was not sent yet. */
  @Override
  public void close() {
    if (traces != null) {
      traces.close();
    }
    meters.close();
  }

  /** Gives some timers bounds. */
  private static final class Bounds implements MeterFilter {
    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
      return id.getName().equals("stoa.store")
          ? DistributionStatisticConfig.builder()
              .serviceLevelObjectives(BOUNDS)
              .build()
              .merge(config)
          : config;
    }
  }
}
