package io.stoa.app;

import io.stoa.feed.RunFeed;
import io.stoa.job.Jobs;
import io.stoa.outbox.SendItems;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds whether a node is gone, and goes on with what it left. */
final class FinishForOthers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FinishForOthers.class);
  private static final Duration PACE = Duration.ofSeconds(5);

  private final RunFeed runs;
  private final Executor executor;
  private final Jobs jobs;
  private final SendItems items;
  private final ScheduledExecutorService looking;

  private FinishForOthers(RunFeed runs, Executor executor, Jobs jobs, SendItems items) {
    this.runs = runs;
    this.items = items;
    this.executor = executor;
    this.jobs = jobs;
    this.looking =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "stoa-take-over");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * @param executor does the runs that are taken over
   */
  static FinishForOthers start(RunFeed runs, Executor executor, Jobs jobs, SendItems items) {
    FinishForOthers finishing = new FinishForOthers(runs, executor, jobs, items);
    var unused =
        finishing.looking.scheduleWithFixedDelay(
            finishing::look, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
    return finishing;
  }

  private void look() {
    try {
      items.freeAccounts();
      runs.takeOver(executor);
      jobs.takeOver();
    } catch (RuntimeException e) {
      LOG.warn("It cannot be seen what other nodes left: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    looking.shutdown();
    try {
      if (!looking.awaitTermination(10, TimeUnit.SECONDS)) {
        looking.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
