package io.stoa.search.lucene;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what was written visible shortly after, many writes at once. */
final class Refreshing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Refreshing.class);
  private static final long DELAY_MILLIS = 500;

  private final Runnable refresh;
  private final AtomicBoolean needed = new AtomicBoolean();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "stoa-index-refresh");
            thread.setDaemon(true);
            return thread;
          });

  Refreshing(Runnable refresh) {
    this.refresh = refresh;
    Future<?> unused =
        timer.scheduleWithFixedDelay(
            this::refreshIfNeeded, DELAY_MILLIS, DELAY_MILLIS, TimeUnit.MILLISECONDS);
  }

  void needed() {
    needed.set(true);
  }

  private void refreshIfNeeded() {
    if (needed.getAndSet(false)) {
      try {
        refresh.run();
      } catch (RuntimeException e) {
        // The next write asks again; until then searches see what they saw.
        LOG.warn("The search index could not be refreshed.", e);
      }
    }
  }

  @Override
  public void close() {
    timer.shutdown();
  }
}
