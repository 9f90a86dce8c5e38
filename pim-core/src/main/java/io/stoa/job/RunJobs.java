package io.stoa.job;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.telemetry.Telemetry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings jobs that this process holds to their end, a few at a time. Thread-safe. */
final class RunJobs {
  private static final Logger LOG = LoggerFactory.getLogger(RunJobs.class);
  private static final int AT_ONCE = 2;

  private final StoredJobs stored;
  private final HeldJobs held;
  private final OldJobs old;
  private final boolean shared;
  private final Telemetry telemetry;
  private final Map<String, JobHandler> handlers = new ConcurrentHashMap<>();
  private final ExecutorService executor =
      Executors.newFixedThreadPool(
          AT_ONCE,
          task -> {
            Thread thread = new Thread(task, "stoa-job");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean stopping;

  /**
   * @param shared whether other nodes go on with what is left open
   */
  RunJobs(StoredJobs stored, HeldJobs held, OldJobs old, boolean shared, Telemetry telemetry) {
    this.stored = stored;
    this.held = held;
    this.old = old;
    this.shared = shared;
    this.telemetry = telemetry;
  }

  void register(String kind, JobHandler handler) {
    handlers.put(kind, new MeasuredHandler(kind, handler, telemetry));
  }

  boolean knows(String kind) {
    return handlers.containsKey(kind);
  }

  /**
   * @throws StoaException {@code SHUTTING_DOWN} when no more jobs are taken, {@code INVALID} for a
   *     kind that nobody does
   */
  void requireReadyFor(String kind) {
    if (stopping) {
      throw new StoaException(
          CoreError.SHUTTING_DOWN, "This server is about to stop and takes no more jobs.");
    }
    handlerOf(kind);
  }

  private JobHandler handlerOf(String kind) {
    JobHandler handler = handlers.get(kind);
    if (handler == null) {
      throw new StoaException(CoreError.INVALID, "Nothing here runs jobs of kind '" + kind + "'.");
    }
    return handler;
  }

  /** Runs it as soon as a thread is free; gives it as it is now. */
  Job enqueue(RunningJob job) {
    Job queued = job.snapshot();
    executor.execute(() -> runAlone(job));
    return queued;
  }

  private void runAlone(RunningJob job) {
    try {
      run(job);
    } catch (StoaException e) {
      LOG.warn("Job {} waits for its documents: {}", job.id(), e.getMessage());
    }
  }

  /**
   * Runs it in the calling thread; gives it as it ended. It is not held afterwards, whatever fails.
   *
   * @throws StoaException {@code STORE_UNAVAILABLE} when its documents are out of reach; where
   *     nodes share them it stays open then, and is taken up again
   */
  Job run(RunningJob job) {
    try {
      Job ended = endOf(job);
      if (!ended.open() && !job.isLost()) {
        stored.forgetToStop(job.id());
      }
      return ended;
    } finally {
      held.release(job.id());
      old.drop();
    }
  }

  private Job endOf(RunningJob job) {
    try {
      return toEnd(job);
    } catch (StoaException e) {
      if (shared && e.code() == CoreError.STORE_UNAVAILABLE) {
        throw e;
      } else if (e.code() == CoreError.SHUTTING_DOWN) {
        return job.end(stopped(), null);
      }
      return job.end(Job.State.FAILED, e.getMessage());
    } catch (Throwable e) {
      LOG.error("Job {} failed", job.id(), e);
      return job.end(Job.State.FAILED, "Failed unexpectedly: " + e);
    }
  }

  private Job toEnd(RunningJob job) throws Exception {
    if (job.cancelled()) {
      return job.end(stopped(), null);
    }
    job.begin();
    return switch (handlerOf(job.snapshot().kind()).run(job)) {
      case SUCCEEDED -> done(job, Job.State.SUCCEEDED);
      case WITH_ERRORS -> done(job, Job.State.COMPLETED_WITH_ERRORS);
      case STOPPED -> job.end(stopped(), null);
    };
  }

  private static Job done(RunningJob job, Job.State state) throws IOException {
    OldJobs.deleteTree(job.folder().resolve("scratch"));
    return job.end(state, null);
  }

  /** What is left open is another node's to go on with. */
  private Job.State stopped() {
    if (stopping) {
      return shared ? Job.State.QUEUED : Job.State.INTERRUPTED;
    }
    return Job.State.CANCELLED;
  }

  boolean isStopping() {
    return stopping;
  }

  /** Asks all to stop at their next safe point and takes no more; returns at once. */
  void stop() {
    stopping = true;
    held.all().forEach(RunningJob::stop);
    executor.shutdown();
  }

  /** Waits a bounded time for those that were asked to stop. */
  void awaitEnd() {
    try {
      if (!executor.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warn("{} jobs did not stop in time; they will show as interrupted", held.all().size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
