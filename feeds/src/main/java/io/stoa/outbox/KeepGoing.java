package io.stoa.outbox;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedError;
import io.stoa.schedule.Alarms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with items by itself when their time has come, also after a restart: when something is
 * due is stored, alarms are not. Thread-safe.
 */
public final class KeepGoing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeepGoing.class);
  private static final Duration WHILE_A_RUN_GOES_ON = Duration.ofSeconds(30);
  private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(5);
  private static final Duration SWEEP_PAUSE = Duration.ofSeconds(20);
  private static final String SWEEP = "items";

  private final SendItems items;
  private final Work work;
  private final Consumer<String> witness;
  private final Alarms alarms;
  private final Alarms.Line dues;
  private final Alarms.Line sweeps;
  private final Clock clock;

  /** Goes on with one feed. */
  @FunctionalInterface
  public interface Work {
    /**
     * Holds the feed meanwhile.
     *
     * @throws StoaException {@code NOT_FOUND}, {@code FEED_ALREADY_RUNNING}
     */
    Progress carryOn(String feed);
  }

  /**
   * @param witness is told of each feed whose items were gone on with, also by a run
   */
  public KeepGoing(
      SendItems items, Work work, Consumer<String> witness, Alarms alarms, Clock clock) {
    this.witness = witness;
    this.items = items;
    this.work = work;
    this.alarms = alarms;
    this.dues = alarms.shared("items", (feed, when) -> ring(feed));
    this.sweeps = alarms.local("items-sweep", (name, when) -> sweep());
    this.clock = clock;
  }

  /** Sets the alarms of all feeds that have something on its way. */
  public void start() {
    items.followedBy(this::wentOn);
    items.progress().forEach(progress -> follow(progress.feed()));
    if (alarms.spanNodes()) {
      sweeps.set(SWEEP, clock.instant().plus(SWEEP_PAUSE));
    }
    alarms.start();
  }

  /** Sets alarms that could not be set, or did not ring, because their database was gone. */
  private void sweep() {
    try {
      Instant late = clock.instant().minus(SWEEP_PAUSE);
      for (Progress progress : items.progress()) {
        Instant due = progress.due();
        if (due != null && due.isBefore(late)) {
          dues.set(progress.feed(), due);
        }
      }
    } catch (StoaException e) {
      LOG.warn("It cannot be seen which items are overdue: {}", e.getMessage());
    } finally {
      sweeps.set(SWEEP, clock.instant().plus(SWEEP_PAUSE));
    }
  }

  private void wentOn(String feed) {
    try {
      follow(feed);
    } catch (StoaException e) {
      // What was sent is sent.
      LOG.warn("The alarm for the items of feed {} is set later: {}", feed, e.getMessage());
    }
    try {
      witness.accept(feed);
    } catch (RuntimeException e) {
      LOG.warn("That the items of feed {} went on cannot be noted", feed, e);
    }
  }

  /** Sets the feed's alarm anew. */
  private void follow(String feed) {
    Instant due = items.progress(feed).map(Progress::due).orElse(null);
    if (due == null) {
      dues.cancel(feed);
    } else {
      dues.set(feed, due);
    }
  }

  private void ring(String feed) {
    try {
      work.carryOn(feed);
    } catch (StoaException e) {
      if (e.code() == CoreError.NOT_FOUND) {
        items.drop(feed);
      } else if (e.code() == FeedError.FEED_ALREADY_RUNNING) {
        again(feed, WHILE_A_RUN_GOES_ON);
      } else if (e.code() == CoreError.STORE_UNAVAILABLE) {
        // Whoever rings tries again soon.
        throw e;
      } else {
        LOG.warn("The items of feed {} cannot be gone on with: {}", feed, e.getMessage());
        again(feed, AFTER_A_FAILURE);
      }
    } catch (RuntimeException e) {
      LOG.error("The items of feed {} cannot be gone on with", feed, e);
      again(feed, AFTER_A_FAILURE);
    }
  }

  private void again(String feed, Duration pause) {
    dues.set(feed, clock.instant().plus(pause));
  }

  @Override
  public void close() {
    alarms.close();
  }
}
