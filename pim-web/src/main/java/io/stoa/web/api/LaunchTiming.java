package io.stoa.web.api;

import io.stoa.error.Violation;
import io.stoa.launch.Lasting;
import io.stoa.launch.Recurring;
import io.stoa.launch.Timing;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When a launch is open: one window from {@code start} to {@code end}, or a window again and again.
 *
 * @param is {@code once} or {@code recurring}
 * @param zone such as {@code Europe/Berlin}
 * @param start such as {@code 2026-12-24T18:00}, on the clocks of the zone
 * @param end exclusive
 * @param every what the days are days of
 * @param days of a month 1 to 31 or -1 for its last, of a week 1 for Monday to 7
 * @param at time of day at which each window starts, such as {@code 00:00}
 * @param lasts {@code P1D} for a day on the calendar, {@code PT24H} for so many hours
 * @param from first day on which a window may start, any when not given
 * @param until last day on which a window may start, no end when not given
 */
record LaunchTiming(
    @Nullable String is,
    @Nullable String zone,
    @Nullable String start,
    @Nullable String end,
    Recurring.@Nullable Every every,
    @Nullable List<Integer> days,
    @Nullable String at,
    @Nullable String lasts,
    @Nullable String from,
    @Nullable String until) {

  static LaunchTiming of(Timing timing) {
    if (timing instanceof Timing.Once once) {
      return new LaunchTiming(
          "once",
          once.zone().getId(),
          once.start().toString(),
          once.end().toString(),
          null,
          null,
          null,
          null,
          null,
          null);
    }
    Recurring recurring = (Recurring) timing;
    return new LaunchTiming(
        "recurring",
        recurring.zone().getId(),
        null,
        null,
        recurring.every(),
        recurring.days(),
        recurring.at().toString(),
        recurring.lasts().toString(),
        recurring.from() == null ? null : recurring.from().toString(),
        recurring.until() == null ? null : recurring.until().toString());
  }

  /**
   * @param violations gets everything that cannot be read
   * @return null where something cannot
   */
  @Nullable Timing read(List<Violation> violations) {
    int before = violations.size();
    ZoneId inZone = read("zone", zone, ZoneId::of, "Write the zone as Europe/Berlin.", violations);
    if ("once".equals(is)) {
      String form = "Write date and time as 2026-12-24T18:00.";
      LocalDateTime opens = read("start", start, LocalDateTime::parse, form, violations);
      LocalDateTime closes = read("end", end, LocalDateTime::parse, form, violations);
      return inZone == null || opens == null || closes == null
          ? null
          : new Timing.Once(opens, closes, inZone);
    }
    if (!"recurring".equals(is)) {
      violations.add(new Violation("timing.is", "one_of", "Is once or recurring.", is));
      return null;
    }
    if (every == null) {
      violations.add(Violation.of("timing.every", "required", "Is DAY, WEEK or MONTH."));
    }
    LocalTime daily = read("at", at, LocalTime::parse, "Write a time of day as 18:00.", violations);
    Lasting length =
        read("lasts", lasts, Lasting::parse, "Write how long as P1D or PT24H.", violations);
    LocalDate first = from == null ? null : date("from", from, violations);
    LocalDate last = until == null ? null : date("until", until, violations);
    return violations.size() > before
            || every == null
            || daily == null
            || length == null
            || inZone == null
        ? null
        : new Recurring(every, days == null ? List.of() : days, daily, length, inZone, first, last);
  }

  private static @Nullable LocalDate date(String field, String text, List<Violation> violations) {
    return read(field, text, LocalDate::parse, "Write a date as 2026-12-24.", violations);
  }

  private static <T> @Nullable T read(
      String field,
      @Nullable String text,
      Function<String, T> parser,
      String form,
      List<Violation> violations) {
    if (text == null || text.isBlank()) {
      violations.add(Violation.of("timing." + field, "required", form));
      return null;
    }
    try {
      return parser.apply(text.strip());
    } catch (DateTimeException | ArithmeticException e) {
      violations.add(new Violation("timing." + field, "form", form, text));
      return null;
    }
  }
}
