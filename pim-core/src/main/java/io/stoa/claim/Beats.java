package io.stoa.claim;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Beats every few seconds for as long as anything is held. Thread-safe. */
final class Beats {
  private static final Logger LOG = LoggerFactory.getLogger(Beats.class);
  private static final Duration PACE = Duration.ofSeconds(5);

  private final BooleanSupplier beat;
  private final ScheduledThreadPoolExecutor executor;
  private boolean going;

  /**
   * @param beat tells whether another one is needed
   */
  Beats(BooleanSupplier beat) {
    this.beat = beat;
    this.executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "claim-heartbeat");
              thread.setDaemon(true);
              return thread;
            });
    executor.setKeepAliveTime(PACE.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
    executor.allowCoreThreadTimeOut(true);
  }

  /** To be called when something has been taken. */
  synchronized void goOn() {
    if (!going) {
      going = true;
      next();
    }
  }

  private void next() {
    var unused = executor.schedule(this::beat, PACE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void beat() {
    boolean more = true;
    try {
      // Whoever takes something from here on finds it going, or sets it going again.
      stop();
      more = beat.getAsBoolean();
    } catch (RuntimeException e) {
      LOG.warn("Holders cannot say that they are alive", e);
    }
    if (more) {
      goOn();
    }
  }

  private synchronized void stop() {
    going = false;
  }
}
