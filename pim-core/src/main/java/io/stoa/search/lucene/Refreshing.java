package io.stoa.search.lucene;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what was written visible shortly after, many writes at once. Each time makes a segment of
 * its own, which later has to be merged; so the more there is to do, the rarer it is done: after
 * {@value #SHORTEST_PAUSE} ms when few write, after {@value #LONGEST_PAUSE} ms at most. When
 * nothing was written for long, there is time for other work.
 */
final class Refreshing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Refreshing.class);
  private static final long SHORTEST_PAUSE = 500;
  private static final long LONGEST_PAUSE = 5_000;

  /** The pause is so many times as long as the work before it. */
  private static final long PAUSE_TO_WORK = 10;

  private final Runnable refresh;
  private final long quietMillis;
  private final Runnable whenQuiet;
  private final AtomicBoolean needed = new AtomicBoolean();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "stoa-index-refresh");
            thread.setDaemon(true);
            return thread;
          });

  /** When something was last written, by {@link System#nanoTime}; for the timer's thread alone. */
  private long lastWork = System.nanoTime();

  /** Whether that is so long ago that other work was done. */
  private boolean quiet;

  /**
   * @param whenQuiet is run once each time that nothing was written for so many milliseconds
   */
  Refreshing(Runnable refresh, long quietMillis, Runnable whenQuiet) {
    this.refresh = refresh;
    this.quietMillis = quietMillis;
    this.whenQuiet = whenQuiet;
    goOnAfter(SHORTEST_PAUSE);
  }

  private void goOnAfter(long millis) {
    try {
      Future<?> unused = timer.schedule(this::refreshIfNeeded, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("No more refreshes: the index is closed.");
    }
  }

  void needed() {
    needed.set(true);
  }

  private void refreshIfNeeded() {
    long start = System.nanoTime();
    try {
      if (needed.getAndSet(false)) {
        lastWork = start;
        quiet = false;
        refresh.run();
      } else if (!quiet && isQuiet(start - lastWork)) {
        quiet = true;
        whenQuiet.run();
      }
    } catch (RuntimeException e) {
      // The next write asks again; until then searches see what they saw.
      LOG.warn("The search index could not be refreshed.", e);
    }
    goOnAfter(pauseAfter(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)));
  }

  private boolean isQuiet(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos) >= quietMillis;
  }

  /** Milliseconds until the next time, by how many the last took. */
  static long pauseAfter(long millis) {
    return Math.max(SHORTEST_PAUSE, Math.min(LONGEST_PAUSE, PAUSE_TO_WORK * millis));
  }

  @Override
  public void close() {
    timer.shutdown();
  }
}
