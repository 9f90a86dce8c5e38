package io.stoa.search;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again while the search index is out of reach, so that work in the background takes longer
 * instead of failing. Thread-safe.
 */
public final class Patience {
  /** Fails at once, as is right where somebody waits for the answer. */
  public static final Patience NONE = new Patience(Duration.ZERO);

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 4_000;

  private final long atMostNanos;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param atMost how long one question may wait for its answer
   */
  public Patience(Duration atMost) {
    atMostNanos = atMost.toNanos();
  }

  /**
   * The answer to a question that may be put again.
   *
   * @throws StoaException {@code INDEX_UNAVAILABLE} when there was no answer for so long, {@code
   *     SHUTTING_DOWN} when waiting ends because of {@link #stop()}; others as the question does
   */
  public <T> T ask(Supplier<T> question) {
    long begin = System.nanoTime();
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      try {
        return question.get();
      } catch (StoaException e) {
        long waited = System.nanoTime() - begin;
        boolean passes = e.code() == CoreError.INDEX_UNAVAILABLE;
        if (!passes || waited + TimeUnit.MILLISECONDS.toNanos(pause) > atMostNanos) {
          throw e;
        }
        LOG.warn("{} It is asked again in {} ms.", e.getMessage(), pause);
        pause(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  /** As {@link #ask}, where there is nothing to answer. */
  public void run(Runnable work) {
    ask(
        () -> {
          work.run();
          return true;
        });
  }

  private void pause(long millis) {
    try {
      if (!stopped.await(millis, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new StoaException(CoreError.SHUTTING_DOWN, "This server is about to stop.");
  }

  /** Lets nobody wait any longer. */
  public void stop() {
    stopped.countDown();
  }
}
