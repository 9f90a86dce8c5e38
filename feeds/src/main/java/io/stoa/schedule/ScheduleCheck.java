package io.stoa.schedule;

import io.stoa.error.Violation;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedCheck;
import java.util.List;

/** Refuses feeds whose schedules cannot be followed. */
public final class ScheduleCheck implements FeedCheck {
  private final Schedules schedules;

  public ScheduleCheck(Schedules schedules) {
    this.schedules = schedules;
  }

  @Override
  public List<Violation> check(Feed feed) {
    return schedules.check(feed.schedules());
  }
}
