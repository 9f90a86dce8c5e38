package io.stoa.schedule.quartz;

import io.stoa.feed.Feeds;
import io.stoa.feed.LaunchFeeds;
import io.stoa.feed.RunFeed;
import io.stoa.launch.Launches;
import io.stoa.schedule.Alarms;
import io.stoa.schedule.ChangeWatch;
import io.stoa.schedule.FeedScheduler;
import io.stoa.schedule.FeedStandings;
import io.stoa.schedule.FeedStarter;
import io.stoa.schedule.LaunchBoundaries;
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
   * @param atOnce how many feeds run at the same time by schedule; more wait
   */
  public static FeedScheduler scheduler(
      Feeds feeds, RunFeed runs, DocumentStore store, int atOnce, Clock clock) {
    ScheduledFeeds stored = ScheduledFeeds.of(feeds);
    FeedStarter starter = FeedStarter.of(runs);
    Alarms alarms = QuartzAlarms.start(atOnce);
    ChangeWatch watch = new ChangeWatch(stored, starter, FeedStandings.of(runs), alarms, clock);
    return new FeedScheduler(stored, starter, schedules(), alarms, store, clock, watch);
  }

  /**
   * What runs feeds when launches open and close, not started yet.
   *
   * @param atOnce how many feeds run at the same time for it; more wait
   */
  public static LaunchBoundaries boundaries(
      Launches launches,
      LaunchFeeds outlets,
      RunFeed runs,
      DocumentStore store,
      int atOnce,
      Clock clock) {
    return new LaunchBoundaries(
        launches, outlets, FeedStarter.of(runs), QuartzAlarms.start(atOnce), store, clock);
  }
}
