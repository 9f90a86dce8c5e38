package io.stoa.launch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A window again and again, such as the 17th of each month for 24 hours. A month without the day
 * has no window; {@link #LAST_DAY} is in every month.
 *
 * @param every what the days are days of
 * @param days of a MONTH 1 to 31 and {@link #LAST_DAY}, of a WEEK 1 for Monday to 7; none for DAY
 * @param at time of day at which each window starts
 * @param from first day on which one may start; null for any
 * @param until last day on which one may start; null for no end
 */
public record Recurring(
    Every every,
    List<Integer> days,
    LocalTime at,
    Lasting lasts,
    ZoneId zone,
    @Nullable LocalDate from,
    @Nullable LocalDate until)
    implements Timing {
  /** As a day of a month. */
  public static final int LAST_DAY = -1;

  /** Every rule has a window in this time, unless it has none any more. */
  private static final int LONGEST_PAUSE = 70;

  public Recurring {
    days = days == null ? List.of() : List.copyOf(days);
  }

  /** What it comes back in. */
  public enum Every {
    DAY,
    WEEK,
    MONTH
  }

  @Override
  public Optional<Window> at(Instant instant) {
    LocalDate today = LocalDate.ofInstant(instant, zone);
    Window open = null;
    for (LocalDate day = today.minusDays(lasts.reach());
        !day.isAfter(today.plusDays(1));
        day = day.plusDays(1)) {
      Window window = window(day).filter(w -> w.contains(instant)).orElse(null);
      open = window == null || (open != null && open.end().isAfter(window.end())) ? open : window;
    }
    return Optional.ofNullable(open);
  }

  @Override
  public Optional<Window> next(Instant after) {
    // A time that is skipped at midnight starts a day's window on the day before.
    LocalDate first = LocalDate.ofInstant(after, zone).minusDays(1);
    LocalDate begin = from != null && from.isAfter(first) ? from : first;
    for (LocalDate day = begin;
        !day.isAfter(begin.plusDays(LONGEST_PAUSE)) && !isOver(day);
        day = day.plusDays(1)) {
      Optional<Window> window = window(day).filter(w -> w.start().isAfter(after));
      if (window.isPresent()) {
        return window;
      }
    }
    return Optional.empty();
  }

  private Optional<Window> window(LocalDate day) {
    if (!falls(day)) {
      return Optional.empty();
    }
    LocalDateTime local = day.atTime(at);
    Instant start = WallClock.instant(local, zone);
    Instant dayEnd =
        lasts.days() == 0 ? start : WallClock.instant(local.plusDays(lasts.days()), zone);
    Instant end = dayEnd.plus(lasts.time());
    return end.isAfter(start) ? Optional.of(new Window(start, end)) : Optional.empty();
  }

  private boolean falls(LocalDate day) {
    if ((from != null && day.isBefore(from)) || isOver(day)) {
      return false;
    }
    return switch (every) {
      case DAY -> true;
      case WEEK -> days.contains(day.getDayOfWeek().getValue());
      case MONTH ->
          days.contains(day.getDayOfMonth())
              || (days.contains(LAST_DAY) && day.getDayOfMonth() == day.lengthOfMonth());
    };
  }

  private boolean isOver(LocalDate day) {
    return until != null && day.isAfter(until);
  }
}
