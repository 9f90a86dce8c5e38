package io.stoa.launch;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The instants of what a clock on the wall shows, also in the nights when clocks change:
 *
 * <ul>
 *   <li>A time that is skipped (02:30 when 02:00 becomes 03:00) is the moment of the change.
 *   <li>A time that comes twice (02:30 when 03:00 becomes 02:00) is the first of the two.
 * </ul>
 *
 * Schedules of feeds follow the same rules; the second is also that of RFC 5545, section 3.3.5.
 */
final class WallClock {
  private WallClock() {}

  static Instant instant(LocalDateTime local, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.getTransition(local);
    if (change != null && change.isGap()) {
      return change.getInstant();
    }
    return local.toInstant(rules.getValidOffsets(local).get(0));
  }
}
