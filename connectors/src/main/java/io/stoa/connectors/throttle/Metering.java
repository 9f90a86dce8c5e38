package io.stoa.connectors.throttle;

import io.stoa.connectors.throttle.Limit.Bucket;
import io.stoa.connectors.throttle.Limit.Daily;
import io.stoa.connectors.throttle.Limit.OneAtATime;
import io.stoa.connectors.throttle.Limit.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Objects;

/** The arithmetic of limits: no state, no clock. */
final class Metering {
  /** Sums of doubles may fall short of a whole unit by this much. */
  private static final double NEARLY = 1e-9;

  private Metering() {}

  /**
   * @param pause zero when the units were taken, else how long until they may be
   */
  record Step(Meter meter, Duration pause) {}

  static Step take(Use use, Meter meter, Instant now) {
    Instant closed = meter.closedUntil();
    if (closed != null && closed.isAfter(now)) {
      return new Step(meter, Duration.between(now, closed));
    }
    Limit limit = use.limit();
    if (limit instanceof Bucket bucket) {
      return bucket(bucket, use.units(), meter, now);
    }
    if (limit instanceof Window window) {
      return window(window, use.units(), meter, now);
    }
    return limit instanceof Daily daily
        ? daily(daily, use.units(), meter, now)
        : one((OneAtATime) limit, meter, now);
  }

  private static Step bucket(Bucket bucket, double units, Meter meter, Instant now) {
    double rate = Objects.requireNonNullElse(meter.rate(), bucket.perSecond());
    double level = held(bucket, meter, now);
    // More than the bucket ever holds goes when it is full, and is owed afterwards.
    double needed = Math.min(units, bucket.burst());
    if (level + NEARLY >= needed) {
      return new Step(meter.level(level - units, now), Duration.ZERO);
    }
    return new Step(meter, seconds((needed - level) / rate));
  }

  private static double held(Bucket bucket, Meter meter, Instant now) {
    Instant at = meter.at();
    if (at == null) {
      return bucket.burst();
    }
    double rate = Objects.requireNonNullElse(meter.rate(), bucket.perSecond());
    double passed = Math.max(0, Duration.between(at, now).toMillis()) / 1_000.0;
    return Math.min(bucket.burst(), meter.level() + passed * rate);
  }

  private static Step window(Window window, double units, Meter meter, Instant now) {
    Instant at = meter.at();
    if (at == null || !now.isBefore(at.plus(window.length()))) {
      return new Step(meter.level(units, now), Duration.ZERO);
    }
    if (meter.level() == 0 || meter.level() + units <= window.units() + NEARLY) {
      return new Step(meter.level(meter.level() + units, at), Duration.ZERO);
    }
    return new Step(meter, Duration.between(now, at.plus(window.length())));
  }

  private static Step daily(Daily daily, double units, Meter meter, Instant now) {
    ZonedDateTime begin = now.atZone(daily.zone()).toLocalDate().atStartOfDay(daily.zone());
    Instant at = meter.at();
    double used = at == null || at.isBefore(begin.toInstant()) ? 0 : meter.level();
    if (used == 0 || used + units <= daily.units() + NEARLY) {
      return new Step(meter.level(used + units, begin.toInstant()), Duration.ZERO);
    }
    ZonedDateTime next = begin.toLocalDate().plusDays(1).atStartOfDay(daily.zone());
    return new Step(meter, Duration.between(now, next.toInstant()));
  }

  private static Step one(OneAtATime one, Meter meter, Instant now) {
    Instant since = meter.at();
    if (meter.level() > 0 && since != null && now.isBefore(since.plus(one.longest()))) {
      Duration dead = Duration.between(now, since.plus(one.longest()));
      Duration look = Duration.ofMillis(200);
      return new Step(meter, dead.compareTo(look) < 0 ? dead : look);
    }
    return new Step(meter.level(1, now), Duration.ZERO);
  }

  /** Gives back what was taken for a call that never went out. */
  static Meter giveBack(Use use, Meter meter) {
    return use.limit() instanceof Bucket
        ? meter.level(meter.level() + use.units(), meter.at())
        : meter.level(Math.max(0, meter.level() - use.units()), meter.at());
  }

  /** Ends a call of which there is one at a time. */
  static Meter release(Meter meter) {
    return meter.level(0, null);
  }

  static Meter heard(Heard heard, Limit limit, Meter meter, Instant now) {
    if (heard instanceof Heard.Closed closed) {
      return meter.closed(now.plus(closed.pause()));
    }
    if (heard instanceof Heard.Rate rate) {
      return rate.perSecond() > 0 ? meter.rate(rate.perSecond()) : meter;
    }
    return remaining((Heard.Remaining) heard, limit, meter, now);
  }

  private static Meter remaining(Heard.Remaining left, Limit limit, Meter meter, Instant now) {
    if (limit instanceof Bucket bucket) {
      return meter.level(Math.min(left.units(), bucket.burst()), now);
    }
    if (limit instanceof Window window) {
      Instant reset = now.plus(left.resetIn());
      Meter known =
          meter.level(Math.max(0, window.units() - left.units()), reset.minus(window.length()));
      return left.units() < 1 ? known.closed(reset) : known;
    }
    if (limit instanceof Daily daily) {
      return meter.level(
          Math.max(0, daily.units() - left.units()),
          now.atZone(daily.zone()).toLocalDate().atStartOfDay(daily.zone()).toInstant());
    }
    return meter;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis((long) Math.ceil(seconds * 1_000));
  }
}
