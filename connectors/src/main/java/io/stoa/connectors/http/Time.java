package io.stoa.connectors.http;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * The time that calls live in; tests give one that does not pass by itself.
 *
 * @param pause waits that long, or less when the thread is interrupted
 * @param chance numbers from 0 to 1, to spread the calls of many
 */
public record Time(Clock clock, Consumer<Duration> pause, DoubleSupplier chance) {
  /** Real time. */
  public static Time of(Clock clock) {
    return new Time(clock, Time::wait, () -> ThreadLocalRandom.current().nextDouble());
  }

  private static void wait(Duration duration) {
    long until = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
