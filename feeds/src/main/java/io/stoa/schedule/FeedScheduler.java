package io.stoa.schedule;

import io.stoa.error.StoaException;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun;
import io.stoa.store.DocumentStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts feeds when their schedules say so. Alarms follow the stored feeds, which are the truth;
 * what was missed while the process was down, and a run that died with it, is made up by one run. A
 * fire that finds the feed running is skipped and noted. Thread-safe.
 *
 * <p>Where several nodes share the documents, one runs each fire: whichever alarm rings where, a
 * fire is begun by who first moves the feed's stored watermark beyond it. So neither an alarm that
 * rings twice nor clocks that differ start a feed twice.
 */
public final class FeedScheduler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedScheduler.class);

  /** A run that took the process down with it this often is left to a person. */
  private static final int MOST_ATTEMPTS = 3;

  /** How soon a node follows what was saved on another one. */
  private static final Duration SYNC_PAUSE = Duration.ofSeconds(20);

  private static final String SYNC = "feeds";

  private final ScheduledFeeds feeds;
  private final FeedStarter starter;
  private final Schedules schedules;
  private final Alarms alarms;
  private final Alarms.Line fires;
  private final Alarms.Line syncs;
  private final ScheduleStates states;
  private final Clock clock;
  private final @Nullable ChangeWatch watch;
  private final LostFires lost;

  /** Feeds that this scheduler runs now; others may be run by people. */
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  /** What this node last saw alarms set to. */
  private final Map<String, Instant> armed = new ConcurrentHashMap<>();

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
    this.lost = new LostFires(starter, schedules);
    this.schedules = schedules;
    this.alarms = alarms;
    this.fires = alarms.shared("feed", this::ring);
    this.syncs = alarms.local("sync", (name, when) -> sync());
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
    if (alarms.spanNodes()) {
      syncs.set(SYNC, clock.instant().plus(SYNC_PAUSE));
    }
    alarms.start();
  }

  /** Follows what other nodes saved and deleted, and what could not be followed before. */
  private void sync() {
    try {
      List<Feed> all = feeds.all();
      for (Feed feed : all) {
        Instant now = clock.instant();
        Optional<Instant> fire = lost.of(feed, adopt(feed, now), now);
        if (fire.isPresent()) {
          LOG.info("Feed {} is rung for {} once more", feed.code(), fire.get());
          set(feed, fire);
        } else if (!next(feed, now).equals(Optional.ofNullable(armed.get(feed.code())))) {
          arm(feed, now);
        }
      }
      armed.keySet().retainAll(all.stream().map(Feed::code).collect(Collectors.toSet()));
      if (watch != null) {
        watch.sync(all);
      }
    } catch (RuntimeException e) {
      LOG.warn("The schedules that other nodes saved cannot be followed: {}", e.getMessage());
    } finally {
      syncs.set(SYNC, clock.instant().plus(SYNC_PAUSE));
    }
  }

  /** To be told of each run of this node that has ended, also of one that was taken over. */
  public void ran(FeedRun run) {
    Instant scheduledFor = run.scheduledFor();
    if (scheduledFor != null) {
      states.change(run.feed(), state -> state.ended(scheduledFor));
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
      armed.remove(feedCode);
      fires.cancel(feedCode);
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
    } else if (running != null && starter.isRunning(feed.code())) {
      LOG.info("The run of feed {} for {} goes on elsewhere", feed.code(), running);
    } else if (running != null && feed.enabled() && state.attempts() < MOST_ATTEMPTS) {
      fire(feed.code(), FeedRun.Trigger.MISSED_SCHEDULE, running);
    } else if (running != null) {
      LOG.warn(
          "The run of feed {} for {} did not end and is not begun again", feed.code(), running);
      states.change(feed.code(), ScheduleState::ended);
    }
  }

  private void fire(String feed, FeedRun.Trigger trigger, Instant scheduledFor) {
    alarms.now(() -> run(feed, trigger, scheduledFor));
  }

  /** New or edited schedules owe nothing for the time before they were there. */
  private ScheduleState adopt(Feed feed, Instant now) {
    String text = text(feed);
    ScheduleState adopted =
        states.update(
            feed.code(),
            known -> {
              if (known == null) {
                return ScheduleState.fresh(feed.code(), text, now);
              }
              return known.schedules().equals(text) ? known : known.rescheduled(text, now);
            });
    return Objects.requireNonNull(adopted, "a state is always given");
  }

  private void arm(Feed feed, Instant after) {
    set(feed, next(feed, after));
  }

  private void set(Feed feed, Optional<Instant> next) {
    try {
      if (next.isPresent()) {
        fires.set(feed.code(), next.get());
        armed.put(feed.code(), next.get());
      } else {
        fires.cancel(feed.code());
        armed.remove(feed.code());
      }
    } catch (StoaException e) {
      armed.remove(feed.code());
      if (!alarms.spanNodes()) {
        throw e;
      }
      LOG.warn("The alarm of feed {} is set later: {}", feed.code(), e.getMessage());
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
      if (!begins(feed, scheduledFor)) {
        LOG.info("The fire of feed {} for {} was kept elsewhere", feed, scheduledFor);
      } else if (starter.start(feed, trigger, scheduledFor)) {
        states.change(feed, state -> state.ended(scheduledFor));
      } else {
        skip(feed, scheduledFor, state -> state.ended(scheduledFor).skipped(scheduledFor));
      }
    } catch (RuntimeException e) {
      if (FeedStarter.isLeftToNextStart(e)) {
        return;
      } else if (FeedStarter.isOutage(e)) {
        throw e;
      }
      LOG.error("Feed {} could not be run for {}", feed, scheduledFor, e);
      states.change(feed, state -> state.ended(scheduledFor));
    } finally {
      underWay.remove(feed);
    }
  }

  /** Whether it is this node that runs the fire; a run for it that died is begun once more. */
  private boolean begins(String feed, Instant scheduledFor) {
    boolean idle = !starter.isRunning(feed);
    boolean ended = starter.hasEnded(feed, scheduledFor);
    AtomicBoolean begins = new AtomicBoolean();
    states.change(
        feed,
        state -> {
          boolean died = scheduledFor.equals(state.running()) && idle;
          boolean again = died && !ended && state.attempts() < MOST_ATTEMPTS;
          begins.set(state.owes(scheduledFor) || again);
          if (begins.get()) {
            return state.began(scheduledFor);
          }
          return died ? state.ended() : state;
        });
    return begins.get();
  }

  private void skip(String feed, Instant scheduledFor, UnaryOperator<ScheduleState> note) {
    LOG.info("Feed {} was running at {}; this fire is skipped", feed, scheduledFor);
    states.change(feed, note);
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
