package io.stoa.store.sqlite;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Copies a database as of one instant while another process may write to it. */
public final class SqliteSnapshot {
  private SqliteSnapshot() {}

  /**
   * Writes a compact copy and flushes it to disk.
   *
   * @param to does not exist yet
   * @throws StoaException {@code STORE_UNAVAILABLE} or {@code IO}
   */
  public static void copy(Path from, Path to) {
    Database source = new Database(from.toAbsolutePath());
    try (Session session = source.copier()) {
      PreparedStatement vacuum = session.prepare("VACUUM INTO ?");
      vacuum.setString(1, to.toAbsolutePath().toString());
      vacuum.execute();
    } catch (SQLException e) {
      throw Session.unavailable(e);
    }
    try (FileChannel file = FileChannel.open(to, StandardOpenOption.WRITE)) {
      file.force(true);
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "Cannot flush " + to + ".", e);
    }
  }
}
