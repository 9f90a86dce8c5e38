package io.stoa.schedule.quartz;

import io.stoa.feed.Feeds;
import io.stoa.feed.RunFeed;
import io.stoa.schedule.Alarms;
import io.stoa.schedule.ChangeWatch;
import io.stoa.schedule.FeedScheduler;
import io.stoa.schedule.FeedStandings;
import io.stoa.schedule.FeedStarter;
import io.stoa.schedule.ScheduledFeeds;
import io.stoa.schedule.Schedules;
import io.stoa.store.DocumentStore;
import java.time.Clock;

/** Puts the scheduling of feeds together with Quartz in it. */
public final class QuartzScheduling {
  private QuartzScheduling() {}

  /** Schedules written as Quartz cron expressions; {@code ScheduleCheck} takes them. */
  public static Schedules schedules() {
    return new Schedules(QuartzCron::parse);
  }

  /**
   * The scheduler of this process, not started yet. Mark abandoned runs as interrupted before it
   * is.
   *
   * @param alarms not started yet
   */
  public static FeedScheduler scheduler(
      Feeds feeds, RunFeed runs, DocumentStore store, Alarms alarms, Clock clock) {
    ScheduledFeeds stored = ScheduledFeeds.of(feeds);
    FeedStarter starter = FeedStarter.of(runs);
    ChangeWatch watch = new ChangeWatch(stored, starter, FeedStandings.of(runs), alarms, clock);
    FeedScheduler scheduler =
        new FeedScheduler(stored, starter, schedules(), alarms, store, clock, watch);
    runs.afterEachRun(scheduler::ran);
    return scheduler;
  }
}
