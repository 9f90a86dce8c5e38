package io.stoa.schedule;

import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun;
import io.stoa.feed.LaunchFeeds;
import io.stoa.launch.Launch;
import io.stoa.launch.Launches;
import io.stoa.store.DocumentStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs feeds at the instants at which launches open and close: exactly those that show the launch,
 * whatever their own schedules say. One alarm waits for the next such instant. What was missed
 * while the process was down, or had not ended when it went, is made up at {@link #start()}, each
 * feed once. A feed that is being run at the instant is run once more after. Thread-safe.
 */
public final class LaunchBoundaries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LaunchBoundaries.class);
  private static final String NEXT = "next";
  private static final Duration AGAIN = Duration.ofSeconds(20);

  private final Launches launches;
  private final LaunchFeeds outlets;
  private final FeedStarter starter;
  private final Alarms alarms;
  private final Alarms.Line coming;
  private final Alarms.Line again;
  private final BoundaryStates states;
  private final Clock clock;

  public LaunchBoundaries(
      Launches launches,
      LaunchFeeds outlets,
      FeedStarter starter,
      Alarms alarms,
      DocumentStore store,
      Clock clock) {
    this.launches = launches;
    this.outlets = outlets;
    this.starter = starter;
    this.alarms = alarms;
    this.coming = alarms.shared("launch", (name, when) -> ring(when));
    this.again = alarms.shared("launch-feed", (feed, when) -> again(feed));
    this.states = new BoundaryStates(store);
    this.clock = clock;
  }

  /** Makes up what was missed and waits for what comes. Returns at once. */
  public void start() {
    // One instant for both: a boundary between two would be neither missed nor to come.
    Instant now = clock.instant();
    meet(now, FeedRun.Trigger.MISSED_SCHEDULE);
    arm(now);
    alarms.start();
  }

  /** Follows the launches as they are stored now; to be called after one was saved or deleted. */
  public void refresh() {
    arm(clock.instant());
  }

  /** The next instant at which any launch opens or closes; empty when none does. */
  public Optional<Instant> next() {
    return next(clock.instant());
  }

  /** Rings no more and waits a bounded time for runs under way. */
  @Override
  public void close() {
    alarms.close();
  }

  private void arm(Instant after) {
    Optional<Instant> next = next(after);
    if (next.isPresent()) {
      coming.set(NEXT, next.get());
    } else {
      coming.cancel(NEXT);
    }
  }

  private void ring(Instant boundary) {
    Instant now = clock.instant();
    Instant met = now.isAfter(boundary) ? now : boundary;
    meet(met, FeedRun.Trigger.CHANGE);
    arm(met);
  }

  /** Notes which feeds the boundaries up to now concern, then runs each. */
  private void meet(Instant now, FeedRun.Trigger trigger) {
    BoundaryState state =
        states.update(known -> known.met(now, feedsWithBoundary(known.kept(), now)), now);
    state.due().forEach((feed, since) -> alarms.now(() -> run(feed, since, trigger)));
  }

  /** Of all feeds that run by themselves. */
  private Set<String> feedsWithBoundary(Instant after, Instant upTo) {
    Set<String> feeds = new TreeSet<>();
    for (Launch launch : launches.enabled()) {
      if (boundaries(launch, after).anyMatch(at -> !at.isAfter(upTo))) {
        outlets.of(launch).stream().filter(Feed::enabled).map(Feed::code).forEach(feeds::add);
      }
    }
    return feeds;
  }

  private void again(String feed) {
    Instant since = states.due().get(feed);
    if (since != null) {
      run(feed, since, FeedRun.Trigger.CHANGE);
    }
  }

  private void run(String feed, Instant since, FeedRun.Trigger trigger) {
    try {
      if (!since.equals(states.due().get(feed))) {
        // Another node has done it meanwhile, or it has to be done for a later instant.
        return;
      }
      if (!starter.start(feed, trigger, since)) {
        again.set(feed, clock.instant().plus(AGAIN));
        return;
      }
    } catch (RuntimeException e) {
      if (FeedStarter.isLeftToNextStart(e)) {
        return;
      } else if (FeedStarter.isOutage(e)) {
        throw e;
      }
      LOG.error("Feed {} could not be run for a launch at {}", feed, since, e);
    }
    states.update(known -> known.done(feed, since), since);
  }

  private Optional<Instant> next(Instant after) {
    return launches.enabled().stream()
        .flatMap(launch -> boundaries(launch, after))
        .min(Comparator.naturalOrder());
  }

  /** The first start and the first end after the instant; an end may lie beyond the next start. */
  private static Stream<Instant> boundaries(Launch launch, Instant after) {
    return Stream.concat(
        launch.timing().at(after).stream().map(window -> window.end()),
        launch.timing().next(after).stream().flatMap(w -> Stream.of(w.start(), w.end())));
  }
}
