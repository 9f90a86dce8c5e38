package io.stoa.schedule;

import io.stoa.error.Violation;
import io.stoa.feed.Feed;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What several schedules of one feed mean together, and what may be wrong with them. Thread-safe.
 */
public final class Schedules {
  private static final Instant SOME_DAY = Instant.parse("2026-01-01T00:00:00Z");
  private static final int LONGEST_CRON = 200;
  private static final List<Duration> WINDOWS =
      List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(31), Duration.ofDays(366));

  private final Cron.Parser crons;

  public Schedules(Cron.Parser crons) {
    this.crons = crons;
  }

  /**
   * What is wrong with the schedules; fields are {@code schedules[0].cron} and so on, rules {@code
   * cron} and {@code never_fires}.
   */
  public List<Violation> check(List<Feed.Schedule> schedules) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < schedules.size(); i++) {
      violations.addAll(checkCron("schedules[" + i + "].cron", schedules.get(i)));
    }
    return List.copyOf(violations);
  }

  /** What is wrong with a schedule as it was typed; adds the rule {@code zone}. */
  public List<Violation> check(String cron, String zone) {
    List<Violation> violations = new ArrayList<>();
    ZoneId known = ZoneId.of("UTC");
    try {
      known = ZoneId.of(zone);
    } catch (DateTimeException e) {
      violations.add(
          new Violation(
              "zone", "zone", "There is no such time zone; write it as Europe/Berlin.", zone));
    }
    violations.addAll(0, checkCron("cron", new Feed.Schedule(cron, known)));
    return List.copyOf(violations);
  }

  /** The first instant strictly after the given one at which any of the schedules fires. */
  public Optional<Instant> next(List<Feed.Schedule> schedules, Instant after) {
    return schedules.stream()
        .flatMap(schedule -> fireTimes(schedule).next(after).stream())
        .min(Comparator.naturalOrder());
  }

  /** The last instant after {@code after}, up to and including {@code upTo}, at which any fires. */
  public Optional<Instant> latest(List<Feed.Schedule> schedules, Instant after, Instant upTo) {
    return schedules.stream()
        .flatMap(schedule -> latest(fireTimes(schedule), after, upTo).stream())
        .max(Comparator.naturalOrder());
  }

  /** Cron cannot be asked backwards: look ahead from ever earlier starts instead. */
  private static Optional<Instant> latest(FireTimes times, Instant after, Instant upTo) {
    for (Duration window : WINDOWS) {
      Instant start = upTo.minus(window);
      if (!start.isAfter(after)) {
        break;
      }
      Optional<Instant> found = lastOf(times, start, upTo);
      if (found.isPresent()) {
        return found;
      }
    }
    return lastOf(times, after, upTo);
  }

  private static Optional<Instant> lastOf(FireTimes times, Instant after, Instant upTo) {
    Optional<Instant> last = Optional.empty();
    Optional<Instant> next = times.next(after);
    while (next.isPresent() && !next.get().isAfter(upTo)) {
      last = next;
      next = times.next(next.get());
    }
    return last;
  }

  private FireTimes fireTimes(Feed.Schedule schedule) {
    return new FireTimes(crons.parse(schedule.cron()), schedule.zone());
  }

  private List<Violation> checkCron(String field, Feed.Schedule schedule) {
    String cron = schedule.cron();
    if (cron.length() > LONGEST_CRON) {
      return List.of(
          new Violation(
              field, "cron", "Has more than %d characters.".formatted(LONGEST_CRON), cron));
    }
    try {
      if (fireTimes(schedule).next(SOME_DAY).isEmpty()) {
        return List.of(
            new Violation(field, "never_fires", "No day or time fits this expression.", cron));
      }
      return List.of();
    } catch (IllegalArgumentException e) {
      return List.of(new Violation(field, "cron", String.valueOf(e.getMessage()), cron));
    }
  }
}
