package io.stoa.store.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Opens connections to the file with the settings that durability and speed ask for. */
final class Database {
  private static final int WRITER_CACHE_KIB = 64 * 1024;
  private static final int READER_CACHE_KIB = 8 * 1024;
  private static final long MMAP_BYTES = 256L * 1024 * 1024;

  /** Only where {@link Checkpoints} cannot keep up does the log grow so long. */
  private static final int LONGEST_WAL_PAGES = 16_000;

  private static final int LARGEST_IDLE_WAL = 64 * 1024 * 1024;
  private static final int BUSY_MILLIS = 10_000;

  private final Path file;

  Database(Path file) {
    this.file = file;
  }

  /** Creates the file for its owner only: it holds accounts as well as products. */
  void createFile() throws IOException {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      // An older store: opened as it is.
    }
  }

  Session writer() throws SQLException {
    SQLiteConfig config = settings(WRITER_CACHE_KIB);
    config.setPageSize(8192);
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setWalAutocheckpoint(LONGEST_WAL_PAGES);
    config.setJournalSizeLimit(LARGEST_IDLE_WAL);
    return openDurable(config);
  }

  /** For {@link Checkpoints}, beside the writer. */
  Session checkpointer() throws SQLException {
    SQLiteConfig config = settings(READER_CACHE_KIB);
    config.setSynchronous(SynchronousMode.FULL);
    return openDurable(config);
  }

  private Session openDurable(SQLiteConfig config) throws SQLException {
    Session session = open(config);
    // For macOS, where a plain fsync stops at the drive's own memory; the driver does not know it.
    session.execute("PRAGMA fullfsync = true");
    return session;
  }

  Session reader() throws SQLException {
    SQLiteConfig config = settings(READER_CACHE_KIB);
    config.setPragma(Pragma.MMAP_SIZE, Long.toString(MMAP_BYTES));
    Session session = open(config);
    session.execute("PRAGMA query_only = true");
    return session;
  }

  /** Reads all of it once, beside the process that has it open. */
  Session copier() throws SQLException {
    return open(settings(READER_CACHE_KIB));
  }

  private static SQLiteConfig settings(int cacheKib) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-cacheKib);
    config.setGetGeneratedKeys(false);
    return config;
  }

  private Session open(SQLiteConfig config) throws SQLException {
    return new Session(config.createConnection("jdbc:sqlite:" + file));
  }
}
