package io.stoa.schedule.quartz;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/**
 * What the database says of schedulers of this process: whether they have said lately that they are
 * there. Others give one up that is silent, and ring its alarms. For one thread.
 */
final class CheckIns {
  /** After some more silence than others put up with. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private static final String LAST =
      "SELECT last_checkin_time FROM "
          + QuartzTables.PREFIX
          + "scheduler_state WHERE sched_name = ? AND instance_name = ?";

  private final Connection connection;

  CheckIns(Connection connection) {
    this.connection = connection;
  }

  /** Why the scheduler may not ring; null when it does, or is not meant to. */
  @Nullable String trouble(Scheduler scheduler) throws SQLException, SchedulerException {
    if (scheduler.isShutdown() || !scheduler.isStarted()) {
      return null;
    }
    String name = scheduler.getSchedulerName();
    // The time is this machine's own, as the scheduler wrote it.
    Instant last = last(name, scheduler.getSchedulerInstanceId());
    if (last == null) {
      return "The other nodes know nothing of the alarms " + name + " of this one.";
    }
    return last.plus(LONGEST_SILENCE).isBefore(Instant.now())
        ? "The alarms " + name + " have not been seen in their database since " + last + "."
        : null;
  }

  private @Nullable Instant last(String scheduler, String instance) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LAST)) {
      statement.setString(1, scheduler);
      statement.setString(2, instance);
      try (ResultSet found = statement.executeQuery()) {
        return found.next() ? Instant.ofEpochMilli(found.getLong(1)) : null;
      }
    }
  }
}
