package io.stoa.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @Test
  void aCommitIsFlushedToDiskAndAReaderCannotWrite(@TempDir Path temp) throws SQLException {
    Database database = new Database(temp.resolve("store.db"));
    try (Session writer = database.writer();
        Session reader = database.reader()) {
      assertThat(pragma(writer, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(writer, "synchronous")).as("FULL").isEqualTo("2");
      assertThat(pragma(writer, "fullfsync")).isEqualTo("1");
      assertThat(pragma(writer, "busy_timeout")).isEqualTo("10000");
      assertThat(pragma(reader, "journal_mode")).isEqualTo("wal");
      assertThatThrownBy(() -> reader.execute("CREATE TABLE t (a)"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void theFileIsForItsOwnerOnly(@TempDir Path temp) throws IOException {
    Path file = temp.resolve("store.db");
    SqliteDocumentStore.open(file).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatIsNoDatabaseIsAnError(@TempDir Path temp) throws IOException {
    Path file = Files.writeString(temp.resolve("store.db"), "not a database at all".repeat(100));
    assertThatThrownBy(() -> SqliteDocumentStore.open(file))
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.STORE_UNAVAILABLE));
  }

  private static String pragma(Session session, String name) throws SQLException {
    try (ResultSet row = session.prepare("PRAGMA " + name).executeQuery()) {
      return row.next() ? row.getString(1) : "none";
    }
  }
}
