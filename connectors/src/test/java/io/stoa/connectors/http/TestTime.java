package io.stoa.connectors.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody pauses or says so. Thread-safe. */
public final class TestTime extends Clock {
  private Instant now;
  private final List<Duration> pauses = new ArrayList<>();

  public TestTime(Instant now) {
    this.now = now;
  }

  public static TestTime noon() {
    return new TestTime(Instant.parse("2026-11-24T12:00:00Z"));
  }

  public Time time() {
    return new Time(this, this::pause, () -> 1.0);
  }

  private synchronized void pause(Duration duration) {
    pauses.add(duration);
    now = now.plus(duration);
  }

  public synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }

  /** How long was paused, each time. */
  public synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }
}
