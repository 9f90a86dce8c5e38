package io.stoa.app;

import io.stoa.job.Jobs;
import io.stoa.store.DataDirectory;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import io.stoa.user.Users;
import java.time.Clock;

/**
 * One Stoa with all its parts, opened on a data directory. Parts are thread-safe and live until
 * {@link #close()}.
 */
public final class StoaNode implements AutoCloseable {
  private final Closing closing = new Closing();
  private final Clock clock = Clock.systemUTC();
  private final DataDirectory directory;
  private final DocumentStore store;
  private final Users users;
  private final Jobs jobs;

  private StoaNode(NodeSettings settings) {
    try {
      directory = closing.add(DataDirectory.open(settings.data()));
      store = closing.add(SqliteDocumentStore.open(directory.database()));
      users = new Users(store, clock);
      jobs = closing.add(new Jobs(store, directory.root(), clock));
      jobs.start();
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /**
   * Opens everything; nothing runs in the background yet.
   *
   * @throws io.stoa.error.StoaException {@code DATA_DIRECTORY_IN_USE} when another process has it
   */
  public static StoaNode open(NodeSettings settings) {
    return new StoaNode(settings);
  }

  /** Starts what a server does by itself: following changes, firing schedules. */
  public void startBackground() {}

  /** Closes the resource before the node's own parts. */
  public <T extends AutoCloseable> T closeFirst(T resource) {
    return closing.add(resource);
  }

  public Clock clock() {
    return clock;
  }

  public DataDirectory directory() {
    return directory;
  }

  public Users users() {
    return users;
  }

  public Jobs jobs() {
    return jobs;
  }

  /** Ends background work and closes everything; later calls do nothing. */
  @Override
  public void close() {
    closing.close();
  }
}
