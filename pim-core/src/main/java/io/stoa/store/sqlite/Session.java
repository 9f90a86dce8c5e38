package io.stoa.store.sqlite;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** One connection with its prepared statements. Used by one thread at a time. */
final class Session implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Session(Connection connection) {
    this.connection = connection;
  }

  /** The statement of this text; the same object each time, so its result set is read at once. */
  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The driver leaves a statement unusable whose execution failed. */
  void forgetStatements() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }

  @Override
  public void close() throws SQLException {
    forgetStatements();
    connection.close();
  }

  static StoaException unavailable(SQLException cause) {
    return new StoaException(
        CoreError.STORE_UNAVAILABLE, "The database does not answer: " + cause.getMessage(), cause);
  }
}
