package io.stoa.connectors.throttle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is used of one limit.
 *
 * @param level of a bucket what it holds, else what is used
 * @param at of a bucket when it held that; of a window or a day when it began; of a call when it
 *     did
 * @param closedUntil before then nothing goes, null when nothing says so
 * @param rate units per second that the channel named, null when it did not
 */
record Meter(
    double level, @Nullable Instant at, @Nullable Instant closedUntil, @Nullable Double rate) {
  static final Meter UNUSED = new Meter(0, null, null, null);

  Meter level(double newLevel, @Nullable Instant since) {
    return new Meter(newLevel, since, closedUntil, rate);
  }

  Meter closed(Instant until) {
    Instant before = closedUntil;
    return new Meter(level, at, before != null && before.isAfter(until) ? before : until, rate);
  }

  Meter rate(double perSecond) {
    return new Meter(level, at, closedUntil, perSecond);
  }
}
