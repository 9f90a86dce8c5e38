package io.stoa.schedule.quartz;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Quartz' tables in PostgreSQL. They are made from the script that comes with Quartz, by one node
 * in one transaction while the others wait, and never taken away. What version they are of stands
 * beside them, for later versions of Quartz.
 */
final class QuartzTables {
  static final String PREFIX = "QRTZ_";

  private static final String SCRIPT = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
  private static final int VERSION = 1;

  /** Known to all nodes; says "stoa" to who looks for it in {@code pg_locks}. */
  private static final long LOCK = 0x73746f61L;

  private final DataSource database;

  QuartzTables(DataSource database) {
    this.database = database;
  }

  /**
   * Makes sure that they are there.
   *
   * @return whether this call made them
   * @throws StoaException {@code STORE_UNAVAILABLE}, or {@code INVALID} when they are of a later
   *     version than this one
   */
  boolean create() {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        boolean made = create(statement);
        connection.commit();
        return made;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new StoaException(
          CoreError.STORE_UNAVAILABLE,
          "The tables of Quartz cannot be made: " + e.getMessage() + ".",
          e);
    }
  }

  private static boolean create(Statement statement) throws SQLException {
    statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
    statement.execute("CREATE TABLE IF NOT EXISTS stoa_quartz_tables (version INT NOT NULL)");
    int version = number(statement, "SELECT coalesce(max(version), 0) FROM stoa_quartz_tables");
    if (version > VERSION) {
      throw new StoaException(
          CoreError.INVALID,
          "The tables of Quartz are of version " + version + "; this Stoa knows " + VERSION + ".");
    }
    if (version == VERSION) {
      return false;
    }
    boolean made = number(statement, "SELECT count(to_regclass('" + PREFIX + "JOB_DETAILS'))") == 0;
    if (made) {
      for (String command : script()) {
        statement.execute(command);
      }
    }
    statement.execute("INSERT INTO stoa_quartz_tables (version) VALUES (" + VERSION + ")");
    return made;
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getInt(1);
    }
  }

  /** The commands of Quartz' script that make something. */
  private static List<String> script() {
    try (InputStream in = QuartzTables.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new StoaException(CoreError.BUG, "Quartz comes without its tables.");
      }
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("--"))
              .collect(Collectors.joining("\n"));
      return Arrays.stream(text.split(";", -1))
          .map(String::strip)
          .filter(command -> command.toUpperCase(Locale.ROOT).startsWith("CREATE "))
          .toList();
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "The tables of Quartz cannot be read.", e);
    }
  }
}
