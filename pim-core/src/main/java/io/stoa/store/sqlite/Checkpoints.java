package io.stoa.store.sqlite;

import java.sql.SQLException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is committed from the write-ahead log into the file in the background, so that none
 * of those who write waits for it. Others read and write meanwhile. Thread-safe.
 */
final class Checkpoints implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
  private static final long PAUSE_MILLIS = 2_000;

  private final Session session;
  private final AtomicBoolean due = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread checkpoints = new Thread(work, "stoa-checkpoints");
            checkpoints.setDaemon(true);
            return checkpoints;
          });

  /**
   * @param session for this alone
   */
  Checkpoints(Session session) {
    this.session = session;
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Something was committed; not to be called after {@link #close}. */
  void committed() {
    if (due.compareAndSet(false, true)) {
      var unused = thread.schedule(this::make, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void make() {
    due.set(false);
    try {
      session.execute("PRAGMA wal_checkpoint(PASSIVE)");
    } catch (SQLException e) {
      // What is in the log is safe there, and the writer makes one itself when it grows long.
      log.warn("The write-ahead log cannot be brought into the database", e);
    }
  }

  /** Waits for the one under way. */
  @Override
  public void close() throws SQLException {
    thread.shutdown();
    boolean interrupted = false;
    while (!thread.isTerminated()) {
      try {
        thread.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    session.close();
  }
}
