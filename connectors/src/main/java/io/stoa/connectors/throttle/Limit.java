package io.stoa.connectors.throttle;

import java.time.Duration;
import java.time.ZoneId;

/** One limit that a channel sets. What is used of it is kept per account and {@link #group}. */
public sealed interface Limit {
  /** Names what is limited: an operation, or several that share a quota. */
  String group();

  /** As many units as this, which a call takes some of. */
  default Use units(double units) {
    return new Use(this, units);
  }

  /** One unit of it. */
  default Use once() {
    return units(1);
  }

  /**
   * Fills by itself up to the burst; each call takes from it.
   *
   * @param perSecond units that come back each second
   */
  record Bucket(String group, double perSecond, double burst) implements Limit {
    public Bucket {
      if (perSecond <= 0 || burst < 1) {
        throw new IllegalArgumentException("A bucket fills and holds at least 1: " + group);
      }
    }
  }

  /** So many units in each stretch of time, which begins with the first call after the last. */
  record Window(String group, double units, Duration length) implements Limit {}

  /** So many units a day; the day begins at midnight in the zone. */
  record Daily(String group, double units, ZoneId zone) implements Limit {}

  /**
   * One call at a time.
   *
   * @param longest after which a call that never ended is taken for dead
   */
  record OneAtATime(String group, Duration longest) implements Limit {}
}
