package io.stoa.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A bounded pool of reading connections, opened when first needed. Thread-safe. */
final class Readers implements AutoCloseable {
  private static final int MOST = 8;

  /** Reads with a connection of its own. */
  interface Reading<T> {
    T with(Session session) throws SQLException;
  }

  private final Database database;
  private final Semaphore permits = new Semaphore(MOST);
  private final Deque<Session> idle = new ArrayDeque<>();
  private boolean closed;

  Readers(Database database) {
    this.database = database;
  }

  <T> T read(Reading<T> reading) {
    permits.acquireUninterruptibly();
    try {
      Session session = take();
      boolean healthy = false;
      try {
        T result = reading.with(session);
        healthy = true;
        return result;
      } finally {
        giveBack(session, healthy);
      }
    } catch (SQLException e) {
      throw Session.unavailable(e);
    } finally {
      permits.release();
    }
  }

  private Session take() throws SQLException {
    synchronized (idle) {
      if (closed) {
        throw new SQLException("the store is closed");
      }
      @Nullable Session session = idle.pollFirst();
      if (session != null) {
        return session;
      }
    }
    return database.reader();
  }

  private void giveBack(Session session, boolean healthy) throws SQLException {
    synchronized (idle) {
      if (healthy && !closed) {
        idle.addFirst(session);
        return;
      }
    }
    session.close();
  }

  /** Waits for readings under way. */
  @Override
  public void close() throws SQLException {
    synchronized (idle) {
      closed = true;
    }
    permits.acquireUninterruptibly(MOST);
    try {
      for (Session session : idle) {
        session.close();
      }
      idle.clear();
    } finally {
      permits.release(MOST);
    }
  }
}
