package io.stoa.search;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Thrown;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
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
  private static final long LOOK_MILLIS = 250;

  /** Where questions wait for their answers, so that who asked can leave one that gets none. */
  private static final ExecutorService ASKING =
      Executors.newCachedThreadPool(
          question -> {
            Thread thread = new Thread(question, "stoa-index-question");
            thread.setDaemon(true);
            return thread;
          });

  private final long atMostNanos;
  private final CountDownLatch stopped;
  private final BooleanSupplier cancelled;

  /**
   * @param atMost how long one question may wait for its answer
   */
  public Patience(Duration atMost) {
    this(atMost.toNanos(), new CountDownLatch(1), () -> false);
  }

  private Patience(long atMostNanos, CountDownLatch stopped, BooleanSupplier cancelled) {
    this.atMostNanos = atMostNanos;
    this.stopped = stopped;
    this.cancelled = cancelled;
  }

  /**
   * The same for who may be told to stop meanwhile.
   *
   * @param told is asked a few times a second, by the thread that waits
   */
  public Patience unless(BooleanSupplier told) {
    return atMostNanos == 0 ? this : new Patience(atMostNanos, stopped, told);
  }

  /**
   * The answer to a question that may be put again. Who stops meanwhile leaves it to end by itself.
   *
   * @throws StoaException {@code INDEX_UNAVAILABLE} when there was no answer for so long, {@code
   *     SHUTTING_DOWN} when waiting ends because of {@link #stop()} or {@link #unless}; others as
   *     the question does
   */
  public <T> T ask(Supplier<T> question) {
    long begin = System.nanoTime();
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      try {
        return atMostNanos == 0 ? question.get() : answer(question);
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

  private <T> T answer(Supplier<T> question) {
    Future<T> asked = ASKING.submit(question::get);
    while (true) {
      try {
        return asked.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        pause(0);
      } catch (InterruptedException e) {
        throw interrupted();
      } catch (ExecutionException e) {
        throw Thrown.by(e);
      }
    }
  }

  private void pause(long millis) {
    try {
      long left = millis;
      do {
        if (stopped.await(Math.min(left, LOOK_MILLIS), TimeUnit.MILLISECONDS)
            || cancelled.getAsBoolean()) {
          throw told();
        }
        left -= LOOK_MILLIS;
      } while (left > 0);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static StoaException interrupted() {
    Thread.currentThread().interrupt();
    return told();
  }

  private static StoaException told() {
    return new StoaException(CoreError.SHUTTING_DOWN, "It was told to stop while it waited.");
  }

  /** Lets nobody wait any longer. */
  public void stop() {
    stopped.countDown();
  }
}
