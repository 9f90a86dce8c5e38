package io.stoa.schedule.quartz;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for the tests of this JVM, started when it is first asked for and ended with
 * the JVM; where root starts it, it is made to take itself for somebody else. The variable {@code
 * STOA_TEST_POSTGRES_URL} names the JDBC address of another server, user and password included.
 */
public final class PostgresServer {
  private static @Nullable String address;

  private PostgresServer() {}

  /** The JDBC address of a database of its own. */
  public static String newDatabase() {
    String server = address();
    String name = "stoa_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL makes no database", e);
    }
    int slash = server.lastIndexOf('/');
    int options = server.indexOf('?');
    return server.substring(0, slash + 1) + name + (options < 0 ? "" : server.substring(options));
  }

  private static synchronized String address() {
    String known = address;
    if (known == null) {
      String named = System.getenv("STOA_TEST_POSTGRES_URL");
      known = named == null ? start() : named;
      address = known;
    }
    return known;
  }

  private static String start() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder().start();
      return server.getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL cannot be started", e);
    }
  }
}
