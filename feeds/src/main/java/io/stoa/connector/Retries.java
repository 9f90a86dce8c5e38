package io.stoa.connector;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Tries a delivery again while its failure may pass by itself, with pauses that double.
 *
 * @param attempts how often in all, at least 1
 * @param firstPause before the second attempt
 * @param pause waits; tests give one that does not
 */
public record Retries(int attempts, Duration firstPause, Consumer<Duration> pause) {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  /** What is tried. */
  @FunctionalInterface
  public interface Attempt<T> {
    T run() throws DeliveryException;
  }

  /**
   * What the attempt gave.
   *
   * @throws DeliveryException the last failure, or the first one that lasts
   */
  public <T> T of(Attempt<T> attempt) throws DeliveryException {
    Duration next = firstPause;
    for (int tried = 1; ; tried++) {
      try {
        return attempt.run();
      } catch (DeliveryException e) {
        if (!e.retryable() || tried >= attempts || Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
      pause.accept(next);
      next = next.multipliedBy(2);
      next = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }
  }
}
