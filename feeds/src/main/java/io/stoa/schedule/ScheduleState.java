package io.stoa.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the schedules of one feed have been kept. Stored as a document.
 *
 * @param schedules the schedules this state is about, as text; others start afresh
 * @param watermark fires up to here were started, skipped or are no longer wanted
 * @param running what the run under way is meant for; null when none is
 * @param attempts how often that one was begun
 * @param skipped the last fire that found the feed running; null when none did
 */
public record ScheduleState(
    String feed,
    String schedules,
    Instant watermark,
    @Nullable Instant running,
    int attempts,
    @Nullable Instant skipped) {

  static ScheduleState fresh(String feed, String schedules, Instant now) {
    return new ScheduleState(feed, schedules, now, null, 0, null);
  }

  ScheduleState began(Instant scheduledFor) {
    int times = scheduledFor.equals(running) ? attempts + 1 : 1;
    return new ScheduleState(feed, schedules, later(scheduledFor), scheduledFor, times, skipped);
  }

  /** Whether the run for the instant is still to be begun. */
  boolean owes(Instant scheduledFor) {
    return scheduledFor.isAfter(watermark);
  }

  /** The run for the instant has come to an end. */
  ScheduleState ended(Instant scheduledFor) {
    return scheduledFor.equals(running) ? ended() : this;
  }

  ScheduleState ended() {
    return new ScheduleState(feed, schedules, watermark, null, 0, skipped);
  }

  ScheduleState skipped(Instant scheduledFor) {
    return new ScheduleState(feed, schedules, later(scheduledFor), running, attempts, scheduledFor);
  }

  ScheduleState rescheduled(String newSchedules, Instant now) {
    return new ScheduleState(feed, newSchedules, now, running, attempts, skipped);
  }

  private Instant later(Instant scheduledFor) {
    return scheduledFor.isAfter(watermark) ? scheduledFor : watermark;
  }
}
