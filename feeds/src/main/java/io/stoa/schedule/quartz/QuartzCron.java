package io.stoa.schedule.quartz;

import io.stoa.schedule.Cron;
import java.text.ParseException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * Quartz's cron expressions (seconds first, {@code ?} for one of the two days) as wall-clock
 * arithmetic: they run in UTC, which has no clock changes.
 */
public final class QuartzCron implements Cron {
  private static final int HOURS = 2;

  private final CronExpression expression;

  private QuartzCron(CronExpression expression) {
    this.expression = expression;
  }

  /**
   * Reads an expression such as {@code 0 30 6 * * ?}.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote it
   */
  public static Cron parse(String expression) {
    try {
      CronExpression parsed = new CronExpression(expression);
      parsed.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
      return new QuartzCron(parsed);
    } catch (ParseException | RuntimeException e) {
      // Quartz lets some unreadable texts end in index and number format exceptions.
      throw new IllegalArgumentException(
          "Not a cron expression of seconds, minutes, hours, day of month, month, day of week, such"
              + " as 0 30 6 * * ? for half past six each day: "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public Optional<LocalDateTime> next(LocalDateTime after) {
    Date from = Date.from(after.toInstant(ZoneOffset.UTC));
    return Optional.ofNullable(expression.getNextValidTimeAfter(from))
        .map(date -> LocalDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC));
  }

  @Override
  public boolean everyHour() {
    return expression.getCronExpression().strip().split("\\s+", -1)[HOURS].equals("*");
  }
}
