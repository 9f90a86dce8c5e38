package io.stoa.telemetry.otel;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.stoa.telemetry.Activity;
import io.stoa.telemetry.Telemetry;

/** Makes spans of what is done, and passes everything on to who measures. */
public final class OtelTelemetry implements Telemetry {
  /** Who makes the spans, as traces name it. */
  public static final String SCOPE = "io.stoa";

  /** Labels and details stand in spans below this name. */
  static final String PREFIX = "stoa.";

  private final Telemetry measured;
  private final Tracer tracer;

  public OtelTelemetry(Telemetry measured, OpenTelemetry traces) {
    this.measured = measured;
    this.tracer = traces.getTracer(SCOPE);
  }

  @Override
  public Activity begin(String name, String... labels) {
    SpanBuilder span = tracer.spanBuilder(name);
    for (int i = 0; i < labels.length; i += 2) {
      span.setAttribute(PREFIX + labels[i], labels[i + 1]);
    }
    return new TracedActivity(measured.begin(name, labels), span.startSpan());
  }

  @Override
  public Activity step(String name, String... labels) {
    return Span.current().getSpanContext().isValid()
        ? begin(name, labels)
        : measured.step(name, labels);
  }

  @Override
  public void count(String name, long amount, String... labels) {
    measured.count(name, amount, labels);
  }
}
