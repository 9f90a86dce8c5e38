package io.stoa.launch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/**
 * How long a window is: whole days on the calendar, then exact time. Days end at the same time of
 * day that they begin at, however many hours that takes where the clocks change in between; hours
 * are hours. So {@code P1D} from midnight is the calendar day, of 23 to 25 hours, and {@code PT24H}
 * is 24 hours whatever the clocks do: as durations in RFC 5545, section 3.3.6.
 *
 * @param days not negative
 * @param time not negative, less than whole seconds left out
 */
public record Lasting(int days, Duration time) {
  /**
   * From {@code P1D}, {@code PT24H}, {@code P2DT6H30M}; weeks may be written as {@code P1W}.
   *
   * @throws DateTimeException when it is none of these
   */
  @JsonCreator
  public static Lasting parse(String text) {
    int clock = text.indexOf('T');
    String date = clock < 0 ? text : text.substring(0, clock);
    Period period = date.equals("P") ? Period.ZERO : Period.parse(date);
    if (period.toTotalMonths() != 0) {
      throw new DateTimeException("Months and years differ in length: " + text);
    }
    Duration time = clock < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(clock));
    return new Lasting(Math.toIntExact(period.get(ChronoUnit.DAYS)), time);
  }

  /** Not zero, and no longer than the days. */
  boolean isWithin(int mostDays) {
    return days >= 0
        && !time.isNegative()
        && (days > 0 || !time.isZero())
        && days <= mostDays
        && time.compareTo(Duration.ofDays(mostDays)) <= 0
        && days + time.toDays() <= mostDays;
  }

  /** Whole days that it may reach into, clock changes included. */
  int reach() {
    return days + (int) time.toDays() + 2;
  }

  @JsonValue
  @Override
  public String toString() {
    String clock = time.isZero() ? "" : time.toString().substring(1);
    return days == 0 && !clock.isEmpty() ? "P" + clock : "P" + days + "D" + clock;
  }
}
