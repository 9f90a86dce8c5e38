package io.stoa.claim;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something every so often until it is closed, on a thread of its own. */
public final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration PAUSE = Claims.PATIENCE.dividedBy(8);

  private final ScheduledExecutorService executor;

  private Heartbeat(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  public static Heartbeat of(Runnable beat) {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "claim-heartbeat");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        executor.scheduleWithFixedDelay(
            () -> quietly(beat), PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    return new Heartbeat(executor);
  }

  private static void quietly(Runnable beat) {
    try {
      beat.run();
    } catch (RuntimeException e) {
      LOG.warn("A holder cannot say that it is alive", e);
    }
  }

  /** Waits for a beat under way, so that none comes after. */
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("A heartbeat does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
