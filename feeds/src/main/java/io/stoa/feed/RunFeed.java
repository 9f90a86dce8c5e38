package io.stoa.feed;

import io.stoa.claim.Heartbeat;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.store.DocumentStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs feeds: selects, maps, checks, writes, delivers, and records all of it. Thread-safe. */
public final class RunFeed {
  private static final Logger LOG = LoggerFactory.getLogger(RunFeed.class);

  private static final int MOST_VIOLATIONS = 20;

  private final Feeds feeds;
  private final FeedRuns runs;
  private final RunClaims claims;
  private final CarryOut carryOut;
  private final Clock clock;

  /**
   * @param root the data directory; files go to its folder {@code out}
   * @param keep how many run folders of each feed stay on disk, at least 1
   */
  public RunFeed(
      DocumentStore store,
      Feeds feeds,
      FeedRuns runs,
      FeedSources sources,
      ConnectorRegistry connectors,
      DestinationSecrets secrets,
      Path root,
      int keep,
      Clock clock) {
    this.feeds = feeds;
    this.runs = runs;
    this.claims = new RunClaims(store, runs, clock);
    this.carryOut =
        new CarryOut(
            feeds, runs, sources, new DeliverFiles(connectors, secrets), root, keep, clock);
    this.clock = clock;
  }

  /**
   * Runs the feed to its end. What goes wrong in the run is in the answer.
   *
   * @param scheduledFor the instant it was meant for; null when a person started it
   * @throws StoaException {@code NOT_FOUND}, or {@code FEED_ALREADY_RUNNING}
   */
  public FeedRun run(String feed, Trigger trigger, @Nullable Instant scheduledFor) {
    return finish(begin(feed, trigger, scheduledFor));
  }

  /**
   * As {@link #run}, but goes on in the executor; answers at once with the run as it begins.
   *
   * @throws StoaException {@code NOT_FOUND}, or {@code FEED_ALREADY_RUNNING}
   */
  public FeedRun start(
      String feed, Trigger trigger, @Nullable Instant scheduledFor, Executor executor) {
    Begun begun = begin(feed, trigger, scheduledFor);
    try {
      executor.execute(() -> finish(begun));
    } catch (RuntimeException e) {
      claims.giveBack(feed);
      runs.interrupt(begun.run().id());
      throw e;
    }
    return begun.run();
  }

  /** Whether a run of the feed is going on, in this process or another one. */
  public boolean isRunning(String feed) {
    return claims.isTaken(feed);
  }

  /**
   * Marks the runs whose process is gone as interrupted; gives their ids. To be called at start.
   */
  public List<String> interruptAbandoned() {
    return claims.interruptAbandoned();
  }

  /**
   * Does something with the feed that is a run's to do, while no run does it.
   *
   * @param by what it is for, such as the name of the work
   * @throws StoaException {@code FEED_ALREADY_RUNNING}
   */
  public <T> T holding(String feed, String by, Supplier<T> work) {
    claims.take(feed, by);
    Heartbeat beating = Heartbeat.of(() -> claims.beat(feed, by));
    try {
      return work.get();
    } finally {
      beating.close();
      claims.giveBack(feed);
    }
  }

  private record Begun(Feed feed, FeedRun run) {}

  private Begun begin(String code, Trigger trigger, @Nullable Instant scheduledFor) {
    Feed feed = feeds.get(code);
    Instant now = clock.instant();
    FeedRun run =
        new FeedRun(
            FeedRuns.newId(now),
            feed.code(),
            trigger,
            State.RUNNING,
            scheduledFor,
            now,
            null,
            Map.of(),
            List.of(),
            null,
            List.of());
    claims.take(feed.code(), run.id());
    try {
      runs.save(run);
    } catch (RuntimeException e) {
      claims.giveBack(feed.code());
      throw e;
    }
    return new Begun(feed, run);
  }

  private FeedRun finish(Begun begun) {
    String feed = begun.feed().code();
    RunRecord record = new RunRecord(runs, begun.run(), clock);
    try (Heartbeat beating = Heartbeat.of(() -> claims.beat(feed, begun.run().id()))) {
      State state = carryOut.run(begun.feed(), record, beating);
      return record.end(state);
    } catch (RuntimeException e) {
      explain(e, record);
      return record.end(State.FAILED);
    } finally {
      carryOut.tidy(begun.feed());
      claims.giveBack(feed);
    }
  }

  private static void explain(RuntimeException e, RunRecord record) {
    if (e instanceof StoaException known && known.code() != CoreError.BUG) {
      LOG.warn(
          "Run {} of {} failed: {}",
          record.begun().id(),
          record.begun().feed(),
          known.getMessage());
      if (known.violations().isEmpty()) {
        record.error(String.valueOf(known.getMessage()));
      }
      known.violations().stream()
          .limit(MOST_VIOLATIONS)
          .forEach(violation -> record.error(violation.toString()));
    } else {
      record.error("An unexpected error (" + e.getClass().getSimpleName() + "); the log has more.");
    }
  }
}
