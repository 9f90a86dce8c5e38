package io.stoa.app;

import io.stoa.backup.WriteBackup;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.sqlite.SqliteSnapshot;
import java.nio.file.Path;
import java.time.Clock;

/** Backs up a data directory, also while a node runs on it. */
public final class DataBackup {
  private DataBackup() {}

  /**
   * Writes documents and media into one file.
   *
   * @param out appears only when it is complete
   * @param withKey whether the key of stored secrets goes in as well
   * @return how many files are in it
   * @throws StoaException {@code INVALID} when documents live in MongoDB or the file exists
   *     already, {@code NOT_FOUND} when there is no database, {@code IO}
   */
  public static int write(NodeSettings settings, Path out, boolean withKey) {
    if (settings.mongoUri() != null) {
      throw new StoaException(
          CoreError.INVALID,
          "Documents live in MongoDB: back them up with its own tools, and copy the folder 'media'.");
    }
    return new WriteBackup(SqliteSnapshot::copy, Clock.systemUTC())
        .write(settings.data(), out, withKey);
  }
}
