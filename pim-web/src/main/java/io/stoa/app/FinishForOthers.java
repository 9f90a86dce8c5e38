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

/**
 * Looks every few seconds whether a node is gone, and goes on with what it left; helps those that
 * are there with their large runs.
 */
final class FinishForOthers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FinishForOthers.class);
  private static final Duration PACE = Duration.ofSeconds(5);
  private static final Duration PACE_OF_HELP = Duration.ofSeconds(1);

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
        Executors.newScheduledThreadPool(
            2,
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
    finishing.every(PACE, finishing::look);
    finishing.every(PACE_OF_HELP, finishing::help);
    return finishing;
  }

  private void every(Duration pace, Runnable work) {
    var unused = looking.scheduleWithFixedDelay(work, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
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

  private void help() {
    try {
      runs.help();
    } catch (RuntimeException e) {
      LOG.warn("Another node's run cannot be helped with: {}", e.getMessage());
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
