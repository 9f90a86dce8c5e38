package io.stoa.schedule;

import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun;
import io.stoa.store.DocumentStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts feeds when their schedules say so. Alarms live in memory and are set from the stored feeds
 * at {@link #start()}; what was missed while the process was down, and a run that died with it, is
 * made up by one run. A fire that finds the feed running is skipped and noted. Thread-safe.
 */
public final class FeedScheduler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedScheduler.class);

  /** A run that took the process down with it this often is left to a person. */
  private static final int MOST_ATTEMPTS = 3;

  private final ScheduledFeeds feeds;
  private final FeedStarter starter;
  private final Schedules schedules;
  private final Alarms alarms;
  private final ScheduleStates states;
  private final Clock clock;
  private final @Nullable ChangeWatch watch;

  /** Feeds that this scheduler runs now; others may be run by people. */
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  public FeedScheduler(
      ScheduledFeeds feeds,
      FeedStarter starter,
      Schedules schedules,
      Alarms alarms,
      DocumentStore store,
      Clock clock) {
    this(feeds, starter, schedules, alarms, store, clock, null);
  }

  /**
   * @param watch starts feeds by changes; null when nobody does
   */
  public FeedScheduler(
      ScheduledFeeds feeds,
      FeedStarter starter,
      Schedules schedules,
      Alarms alarms,
      DocumentStore store,
      Clock clock,
      @Nullable ChangeWatch watch) {
    this.watch = watch;
    this.feeds = feeds;
    this.starter = starter;
    this.schedules = schedules;
    this.alarms = alarms;
    this.states = new ScheduleStates(store);
    this.clock = clock;
  }

  /** Sets the alarms of all stored feeds and starts what was missed. Returns at once. */
  public void start() {
    for (Feed feed : feeds.all()) {
      try {
        // One instant for both: a fire between two would be neither missed nor to come.
        Instant now = clock.instant();
        makeUp(feed, now);
        arm(feed, now);
      } catch (RuntimeException e) {
        LOG.error("The schedules of feed {} cannot be followed", feed.code(), e);
      }
    }
    if (watch != null) {
      watch.start();
    }
  }

  /** Follows the feed as it is stored now; to be called after it was saved or deleted. */
  public void refresh(String feedCode) {
    Optional<Feed> feed = feeds.find(feedCode);
    if (feed.isPresent()) {
      Instant now = clock.instant();
      adopt(feed.get(), now);
      arm(feed.get(), now);
    } else {
      alarms.cancel(feedCode);
      states.remove(feedCode);
    }
    if (watch != null) {
      watch.refresh(feedCode);
    }
  }

  /** When it will fire next; empty when it is disabled, has no schedule or is not there. */
  public Optional<Instant> nextFire(String feedCode) {
    return feeds.find(feedCode).flatMap(feed -> next(feed, clock.instant()));
  }

  /** How far its schedules have been kept; empty for a feed the scheduler has not met. */
  public Optional<ScheduleState> state(String feedCode) {
    return states.find(feedCode);
  }

  /** Rings no more and waits a bounded time for runs under way. */
  @Override
  public void close() {
    alarms.close();
  }

  private void makeUp(Feed feed, Instant now) {
    ScheduleState state = adopt(feed, now);
    Instant running = state.running();
    Optional<Instant> missed =
        feed.enabled()
            ? schedules.latest(feed.schedules(), state.watermark(), now)
            : Optional.empty();
    if (missed.isPresent()) {
      fire(feed.code(), FeedRun.Trigger.MISSED_SCHEDULE, missed.get());
    } else if (running != null && feed.enabled() && state.attempts() < MOST_ATTEMPTS) {
      fire(feed.code(), FeedRun.Trigger.MISSED_SCHEDULE, running);
    } else if (running != null) {
      LOG.warn(
          "The run of feed {} for {} did not end and is not begun again", feed.code(), running);
      states.update(feed.code(), ScheduleState::ended);
    }
  }

  private void fire(String feed, FeedRun.Trigger trigger, Instant scheduledFor) {
    alarms.now(() -> run(feed, trigger, scheduledFor));
  }

  /** New or edited schedules owe nothing for the time before they were there. */
  private ScheduleState adopt(Feed feed, Instant now) {
    String text = text(feed);
    Optional<ScheduleState> known = states.find(feed.code());
    if (known.isPresent() && known.get().schedules().equals(text)) {
      return known.get();
    }
    ScheduleState adopted =
        known
            .map(state -> state.rescheduled(text, now))
            .orElseGet(() -> ScheduleState.fresh(feed.code(), text, now));
    states.save(adopted);
    return adopted;
  }

  private void arm(Feed feed, Instant after) {
    Optional<Instant> next = next(feed, after);
    if (next.isPresent()) {
      alarms.set(feed.code(), next.get(), () -> ring(feed.code(), next.get()));
    } else {
      alarms.cancel(feed.code());
    }
  }

  private void ring(String feedCode, Instant scheduledFor) {
    Optional<Feed> feed = feeds.find(feedCode);
    if (feed.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    arm(feed.get(), now.isAfter(scheduledFor) ? now : scheduledFor);
    if (feed.get().enabled()) {
      run(feedCode, FeedRun.Trigger.SCHEDULE, scheduledFor);
    }
  }

  private void run(String feed, FeedRun.Trigger trigger, Instant scheduledFor) {
    if (!underWay.add(feed)) {
      skip(feed, scheduledFor, state -> state.skipped(scheduledFor));
      return;
    }
    try {
      states.update(feed, state -> state.began(scheduledFor));
      if (starter.start(feed, trigger, scheduledFor)) {
        states.update(feed, ScheduleState::ended);
      } else {
        skip(feed, scheduledFor, state -> state.ended().skipped(scheduledFor));
      }
    } catch (RuntimeException e) {
      LOG.error("Feed {} could not be run for {}", feed, scheduledFor, e);
      states.update(feed, ScheduleState::ended);
    } finally {
      underWay.remove(feed);
    }
  }

  private void skip(String feed, Instant scheduledFor, UnaryOperator<ScheduleState> note) {
    LOG.info("Feed {} was running at {}; this fire is skipped", feed, scheduledFor);
    states.update(feed, note);
  }

  private Optional<Instant> next(Feed feed, Instant after) {
    return feed.enabled() ? schedules.next(feed.schedules(), after) : Optional.empty();
  }

  private static String text(Feed feed) {
    List<String> lines =
        feed.schedules().stream().map(s -> s.cron() + " " + s.zone().getId()).sorted().toList();
    return feed.enabled() ? lines.stream().collect(Collectors.joining("\n")) : "";
  }
}
