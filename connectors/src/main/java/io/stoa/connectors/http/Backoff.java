package io.stoa.connectors.http;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Pauses that double from one attempt to the next, each spread over its second half so that many
 * who failed together do not come back together.
 *
 * @param attempts how often in all
 */
record Backoff(int attempts, Duration first, Duration longest, DoubleSupplier chance) {
  /** After the attempt of that number, 1 for the first. */
  Duration after(int attempt) {
    Duration whole = first.multipliedBy(1L << Math.min(attempt - 1, 20));
    long millis = Math.min(whole.toMillis(), longest.toMillis());
    return Duration.ofMillis(millis / 2 + (long) (millis / 2.0 * chance.getAsDouble()));
  }
}
