package io.stoa.store.sqlite;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Documents in one SQLite file with a write-ahead log, flushed to disk at each commit: an
 * acknowledged write survives kill -9 and a power cut. One process opens the file at a time; the
 * caller holds the data directory's lock. Thread-safe.
 */
public final class SqliteDocumentStore implements DocumentStore {
  private final Readers readers;
  private final Writer writer;
  private final Map<String, Table> tables = new HashMap<>();
  private boolean closed;

  private SqliteDocumentStore(Readers readers, Writer writer) {
    this.readers = readers;
    this.writer = writer;
  }

  /**
   * Opens the file, creating it when there is none.
   *
   * @throws StoaException {@code STORE_UNAVAILABLE} when the file cannot be opened or is no
   *     database
   */
  public static SqliteDocumentStore open(Path file) {
    Database database = new Database(file.toAbsolutePath());
    try {
      database.createFile();
      Session session = database.writer();
      try {
        session.execute(Table.COLLECTIONS);
        Writer writer = new Writer(session, new Checkpoints(database.checkpointer()));
        return new SqliteDocumentStore(new Readers(database), writer);
      } catch (SQLException e) {
        session.close();
        throw e;
      }
    } catch (SQLException e) {
      throw Session.unavailable(e);
    } catch (IOException e) {
      throw new StoaException(CoreError.STORE_UNAVAILABLE, "Cannot create " + file + ".", e);
    }
  }

  @Override
  public DocumentCollection collection(CollectionSpec spec) {
    synchronized (tables) {
      Table table = tables.get(spec.name());
      if (table == null) {
        table = new Table(spec.name());
        writer.prepare(table);
        tables.put(spec.name(), table);
      }
      return new SqliteCollection(spec, table, writer, readers);
    }
  }

  @Override
  public boolean isShared() {
    return false;
  }

  /** Waits for reads and writes under way. */
  @Override
  public void close() {
    synchronized (tables) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try (writer;
        readers) {
      // Readers first: the last connection folds the write-ahead log into the file.
      tables.clear();
    } catch (SQLException e) {
      throw Session.unavailable(e);
    }
  }
}
