package io.stoa.schedule;

import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun;
import io.stoa.feed.FeedRun.Mode;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.feed.FeedStanding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the feeds that run by changes: after edits, once these have come to rest, and at the
 * instants at which one of their items has to be looked at, such as the begin of a sale. Every
 * other second it looks where the change sequences stand, nothing else; while no feed wants that,
 * it does nothing. Thread-safe.
 */
public final class ChangeWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeWatch.class);
  private static final Duration PACE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final String TICK = "tick";

  private final ScheduledFeeds feeds;
  private final FeedStarter starter;
  private final FeedStandings standings;
  private final Alarms alarms;
  private final Alarms.Line ticks;
  private final Alarms.Line looks;
  private final Clock clock;
  private final Map<String, Watched> watched = new HashMap<>();

  /** Feeds whose look could not be set because the database of alarms was gone. */
  private final Set<String> unarmed = ConcurrentHashMap.newKeySet();

  public ChangeWatch(
      ScheduledFeeds feeds,
      FeedStarter starter,
      FeedStandings standings,
      Alarms alarms,
      Clock clock) {
    this.feeds = feeds;
    this.starter = starter;
    this.standings = standings;
    this.alarms = alarms;
    this.ticks = alarms.local("changes", (name, when) -> tick());
    this.looks = alarms.shared("look", this::run);
    this.clock = clock;
  }

  /** Watches for all stored feeds that want it. Returns at once. */
  public void start() {
    standings.afterEachRun(this::ran);
    feeds.all().forEach(feed -> follow(feed.code(), Optional.of(feed)));
  }

  /** Follows the feed as it is stored now; to be called after it was saved or deleted. */
  public void refresh(String feedCode) {
    follow(feedCode, feeds.find(feedCode));
  }

  /** Follows what other nodes saved and deleted. */
  void sync(List<Feed> all) {
    Map<String, Feed> wanted = new HashMap<>();
    for (Feed feed : all) {
      if (feed.enabled() && feed.onChange() != null) {
        wanted.put(feed.code(), feed);
      }
    }
    Map<String, Watched> known;
    synchronized (this) {
      known = Map.copyOf(watched);
    }
    wanted.forEach(
        (code, feed) -> {
          Watched old = known.get(code);
          if (old == null || !old.isFor(Objects.requireNonNull(feed.onChange()))) {
            follow(code, Optional.of(feed));
          }
        });
    known.keySet().stream().filter(code -> !wanted.containsKey(code)).forEach(this::forget);
    unarmed.retainAll(wanted.keySet());
    unarmed.forEach(code -> arm(code, standings.of(code)));
  }

  private void follow(String code, Optional<Feed> stored) {
    Feed.OnChange onChange = stored.filter(Feed::enabled).map(Feed::onChange).orElse(null);
    if (onChange == null) {
      forget(code);
      return;
    }
    FeedStanding standing = standings.of(code);
    synchronized (this) {
      boolean idle = watched.isEmpty();
      watched.put(code, new Watched(onChange, standing.positions()));
      if (idle) {
        next();
      }
    }
    arm(code, standing);
  }

  private synchronized void forget(String code) {
    watched.remove(code);
    looks.cancel(code);
    if (watched.isEmpty()) {
      ticks.cancel(TICK);
    }
  }

  private void next() {
    ticks.set(TICK, clock.instant().plus(PACE));
  }

  private void tick() {
    try {
      Map<String, String> positions = standings.positions();
      Instant now = clock.instant();
      synchronized (this) {
        watched.forEach(
            (code, feed) -> {
              if (feed.isDue(positions, now)) {
                alarms.now(() -> runForChanges(code, now));
              }
            });
      }
    } catch (RuntimeException e) {
      LOG.warn("It cannot be seen whether feeds have to run", e);
    } finally {
      synchronized (this) {
        if (!watched.isEmpty()) {
          next();
        }
      }
    }
  }

  /** Unless another node did so meanwhile, which the ledger tells. */
  private void runForChanges(String code, Instant when) {
    Map<String, String> covered = standings.of(code).positions();
    if (!covered.equals(standings.positions())) {
      run(code, when);
      return;
    }
    synchronized (this) {
      Watched feed = watched.get(code);
      if (feed != null) {
        feed.covered(covered);
      }
    }
  }

  private void run(String code, Instant when) {
    try {
      // One that runs already is started again by the next tick, if need be.
      if (!starter.start(code, Trigger.CHANGE, when)) {
        LOG.debug("Feed {} was running at {}", code, when);
      }
    } catch (RuntimeException e) {
      if (FeedStarter.isOutage(e)) {
        throw e;
      } else if (!FeedStarter.isLeftToNextStart(e)) {
        LOG.error("Feed {} could not be run for its changes", code, e);
      }
      failed(code);
    }
  }

  private synchronized void failed(String code) {
    Watched feed = watched.get(code);
    if (feed != null) {
      feed.failed(clock.instant());
    }
  }

  private void ran(FeedRun run) {
    if (run.mode() == Mode.DRY_RUN || !isWatched(run.feed())) {
      return;
    }
    // Should the documents be gone, the look is set later.
    unarmed.add(run.feed());
    FeedStanding standing = standings.of(run.feed());
    synchronized (this) {
      Watched feed = watched.get(run.feed());
      if (feed == null) {
        return;
      }
      switch (run.state()) {
        case SUCCEEDED, SUCCEEDED_WITH_SKIPS -> feed.covered(standing.positions());
        // A person decides; further edits make it run again.
        case HELD, DISCARDED -> feed.leave(run.started());
        case FAILED, INTERRUPTED, RUNNING -> feed.failed(clock.instant());
      }
    }
    arm(run.feed(), standing);
  }

  private synchronized boolean isWatched(String code) {
    return watched.containsKey(code);
  }

  private void arm(String code, FeedStanding standing) {
    Instant look = standing.nextLook();
    if (look == null) {
      looks.cancel(code);
      unarmed.remove(code);
      return;
    }
    Instant now = clock.instant();
    // What is overdue although a run has just ended must not make it run in a circle.
    Instant when = look.isAfter(now) ? look : now.plus(PAUSE);
    unarmed.add(code);
    looks.set(code, when);
    unarmed.remove(code);
  }
}
