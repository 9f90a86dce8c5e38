package io.stoa.telemetry.otel;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.stoa.telemetry.Activity;
import io.stoa.telemetry.FailureName;

/** Work with a span, which is the current one of its thread until it is closed. */
final class TracedActivity implements Activity {
  private final Activity measured;
  private final Span span;
  private final Scope scope;

  @SuppressWarnings("MustBeClosedChecker") // Closed when the activity is.
  TracedActivity(Activity measured, Span span) {
    this.measured = measured;
    this.span = span;
    this.scope = span.makeCurrent();
  }

  @Override
  public Activity label(String key, String value) {
    measured.label(key, value);
    span.setAttribute(OtelTelemetry.PREFIX + key, value);
    return this;
  }

  @Override
  public Activity detail(String key, String value) {
    span.setAttribute(OtelTelemetry.PREFIX + key, value);
    return this;
  }

  /** Only the name of the failure: what it says may hold what nobody outside should read. */
  @Override
  public void failed(Throwable why) {
    measured.failed(why);
    span.setStatus(StatusCode.ERROR, FailureName.of(why));
  }

  @Override
  public void close() {
    scope.close();
    span.end();
    measured.close();
  }
}
