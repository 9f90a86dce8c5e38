package io.stoa.schedule.quartz;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.schedule.AlarmSource;
import io.stoa.schedule.Alarms;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alarms in a PostgreSQL that several nodes share. A node that does not check in for some twelve
 * seconds is given up, and what rang there rings again on another one; clocks may differ by some
 * seconds. Thread-safe.
 */
public final class QuartzCluster implements AlarmSource {
  private static final Logger LOG = LoggerFactory.getLogger(QuartzCluster.class);
  private static final String SCHEME = "jdbc:postgresql:";

  /** Three schedulers, each with two that ring, one that looks ahead, one that checks in. */
  private static final int MOST_CONNECTIONS = 12;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final HikariDataSource pool;
  private final String name = "stoa-" + UUID.randomUUID();
  private final List<Scheduler> opened = new CopyOnWriteArrayList<>();

  private QuartzCluster(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * Connects, and makes the tables where there are none.
   *
   * @param url such as {@code jdbc:postgresql://host:5432/stoa}
   * @throws StoaException {@code INVALID} for another kind of address, {@code STORE_UNAVAILABLE}
   */
  public static QuartzCluster open(String url, @Nullable String user, @Nullable String password) {
    if (!url.startsWith(SCHEME)) {
      throw new StoaException(
          CoreError.INVALID, "The address of the database of alarms begins with " + SCHEME + ".");
    }
    HikariDataSource pool = connect(url, user, password);
    QuartzCluster cluster = new QuartzCluster(pool);
    try {
      if (new QuartzTables(pool).create()) {
        LOG.info("The tables of Quartz were made.");
      }
      cluster.register();
      return cluster;
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariDataSource connect(
      String url, @Nullable String user, @Nullable String password) {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("stoa-quartz");
    settings.setJdbcUrl(url);
    if (user != null) {
      settings.setUsername(user);
    }
    if (password != null) {
      settings.setPassword(password);
    }
    settings.setMaximumPoolSize(MOST_CONNECTIONS);
    settings.setMinimumIdle(1);
    settings.setConnectionTimeout(LONGEST_WAIT.toMillis());
    settings.setInitializationFailTimeout(LONGEST_WAIT.toMillis());
    try {
      return new HikariDataSource(settings);
    } catch (PoolInitializationException e) {
      throw new StoaException(
          CoreError.STORE_UNAVAILABLE, "The database of alarms does not answer.", e);
    }
  }

  private void register() {
    DBConnectionManager.getInstance()
        .addConnectionProvider(
            name,
            new ConnectionProvider() {
              @Override
              public Connection getConnection() throws SQLException {
                return pool.getConnection();
              }

              @Override
              public void initialize() {
                // It is open already.
              }

              @Override
              public void shutdown() {
                // Other schedulers use it too; it is closed with this object.
              }
            });
  }

  @Override
  public Alarms open(String part, int atOnce) {
    try {
      Scheduler shared = Schedulers.clustered("stoa-" + part, atOnce, name);
      opened.add(shared);
      return new QuartzAlarms(Schedulers.inMemory(atOnce), shared);
    } catch (SchedulerException e) {
      throw new StoaException(CoreError.BUG, "Quartz failed: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<String> trouble() {
    try (Connection connection = pool.getConnection()) {
      CheckIns checkIns = new CheckIns(connection);
      for (Scheduler scheduler : opened) {
        String trouble = checkIns.trouble(scheduler);
        if (trouble != null) {
          return Optional.of(trouble);
        }
      }
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of("The database of alarms does not answer.");
    } catch (SchedulerException e) {
      return Optional.of(Objects.requireNonNullElse(e.getMessage(), "Quartz failed."));
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
