package io.stoa.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The instants at which a cron expression fires in a zone, also on the days when its clocks change:
 *
 * <ul>
 *   <li>A time of day that is skipped (02:30 in the night when 02:00 becomes 03:00) fires once, at
 *       the moment of the change: a nightly feed is late, never left out.
 *   <li>A time of day that comes twice (02:30 when 03:00 becomes 02:00) fires once, the first time.
 *   <li>An expression with {@code *} for the hour means a pace, not a time of day: it goes on
 *       through the hour that comes twice, and nothing is made up for the hour that is skipped.
 * </ul>
 *
 * The rules are those of cron(8) on Debian. Quartz's own zone handling leaves the skipped time out
 * and waits through the first of the two hours, which is why only its wall-clock arithmetic is
 * used.
 */
final class FireTimes {
  /** Two changes a year up to the last year that Quartz knows, 2299. */
  private static final int MOST_CHANGES = 1_000;

  private final Cron cron;
  private final ZoneRules rules;

  FireTimes(Cron cron, ZoneId zone) {
    this.cron = cron;
    this.rules = zone.getRules();
  }

  /** The first instant strictly after the given one. */
  Optional<Instant> next(Instant after) {
    Instant from = after;
    for (int changes = 0; changes < MOST_CHANGES; changes++) {
      ZoneOffset offset = rules.getOffset(from);
      ZoneOffsetTransition coming = rules.nextTransition(from);
      Optional<LocalDateTime> local =
          cron.next(pastRepeatedHour(from, LocalDateTime.ofInstant(from, offset)));
      if (local.isEmpty()) {
        return Optional.empty();
      }
      Instant fire = local.get().toInstant(offset);
      if (coming == null || fire.isBefore(coming.getInstant())) {
        return Optional.of(fire);
      }
      if (firesAt(coming)) {
        return Optional.of(coming.getInstant());
      }
      from = coming.getInstant();
    }
    return Optional.empty();
  }

  /** Where to look on: past the hour that comes a second time, unless it is to fire again. */
  private LocalDateTime pastRepeatedHour(Instant from, LocalDateTime local) {
    ZoneOffsetTransition last = rules.previousTransition(from.plusNanos(1));
    if (last == null || !last.isOverlap() || cron.everyHour()) {
      return local;
    }
    LocalDateTime firstNewSecond = last.getDateTimeBefore();
    return local.isBefore(firstNewSecond) ? firstNewSecond.minusNanos(1) : local;
  }

  /** Whether it fires in the very moment in which the clocks change. */
  private boolean firesAt(ZoneOffsetTransition change) {
    LocalDateTime after = change.getDateTimeAfter();
    if (change.isGap()) {
      LocalDateTime first = cron.everyHour() ? after : change.getDateTimeBefore();
      return firesWithin(first, after);
    }
    return cron.everyHour() && firesWithin(after, after);
  }

  private boolean firesWithin(LocalDateTime first, LocalDateTime last) {
    @Nullable LocalDateTime next = cron.next(first.minusNanos(1)).orElse(null);
    return next != null && !next.isAfter(last);
  }
}
