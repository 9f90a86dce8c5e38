package io.stoa.store.sqlite;

import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writing connection. Whoever gets the lock commits for all who wait (group commit): many
 * small writers share one flush to disk. Nobody returns before the commit that holds their writes.
 * Thread-safe.
 */
final class Writer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Writer.class);
  private static final int MOST_WRITES_TOGETHER = 4096;

  /** Writes of one caller; its outcome is written and read under the lock. */
  private static final class Batch {
    final Table table;
    final List<Write> writes;
    final List<WriteResult> results;
    boolean committed;
    @Nullable SQLException failure;

    Batch(Table table, List<Write> writes) {
      this.table = table;
      this.writes = writes;
      this.results = new ArrayList<>(writes.size());
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Batch> waiting = new ConcurrentLinkedQueue<>();
  private final Session session;
  private final Checkpoints checkpoints;
  private boolean closed;

  /**
   * @param checkpoints closed with this
   */
  Writer(Session session, Checkpoints checkpoints) {
    this.session = session;
    this.checkpoints = checkpoints;
  }

  List<WriteResult> write(Table table, List<Write> writes) {
    Batch mine = new Batch(table, writes);
    waiting.add(mine);
    lock.lock();
    try {
      while (!mine.committed && mine.failure == null) {
        commitTogether();
      }
    } finally {
      lock.unlock();
    }
    if (mine.failure != null) {
      throw Session.unavailable(mine.failure);
    }
    return mine.results;
  }

  /** Creates what is missing and reads the counters of the table. */
  void prepare(Table table) {
    lock.lock();
    try {
      if (closed) {
        throw new SQLException("the store is closed");
      }
      table.create(session);
      table.loadCounters(session);
    } catch (SQLException e) {
      rollBack(Set.of());
      throw Session.unavailable(e);
    } finally {
      lock.unlock();
    }
  }

  private void commitTogether() {
    List<Batch> together = takeWaiting();
    Set<Table> touched = new LinkedHashSet<>();
    try {
      if (closed) {
        throw new SQLException("the store is closed");
      }
      session.execute("BEGIN IMMEDIATE");
      for (Batch batch : together) {
        touched.add(batch.table);
        ApplyWrite apply = new ApplyWrite(session, batch.table);
        for (Write write : batch.writes) {
          batch.results.add(apply.apply(write));
        }
      }
      for (Table table : touched) {
        table.saveCounters(session);
      }
      session.execute("COMMIT");
      together.forEach(batch -> batch.committed = true);
      checkpoints.committed();
    } catch (SQLException e) {
      together.forEach(batch -> batch.failure = e);
      rollBack(touched);
    }
  }

  private List<Batch> takeWaiting() {
    List<Batch> together = new ArrayList<>();
    int writes = 0;
    while (writes < MOST_WRITES_TOGETHER) {
      Batch next = waiting.poll();
      if (next == null) {
        break;
      }
      together.add(next);
      writes += next.writes.size();
    }
    return together;
  }

  private void rollBack(Set<Table> touched) {
    if (closed) {
      return;
    }
    try {
      session.execute("ROLLBACK");
    } catch (SQLException e) {
      // Nothing was begun, or SQLite rolled back by itself, as on a full disk.
      log.debug("Nothing to roll back: {}", e.getMessage());
    }
    try {
      session.forgetStatements();
      for (Table table : touched) {
        table.loadCounters(session);
      }
    } catch (SQLException e) {
      // Counters that cannot be trusted must not number another write.
      log.error("The database does not answer after a failed write, no more is written to it", e);
      closed = true;
    }
  }

  /** Waits for the write under way; the write-ahead log is folded into the file. */
  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      closed = true;
      checkpoints.close();
      session.execute("PRAGMA optimize");
      session.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      session.close();
      lock.unlock();
    }
  }
}
