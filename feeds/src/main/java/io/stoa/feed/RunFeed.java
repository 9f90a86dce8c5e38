package io.stoa.feed;

import io.stoa.change.ChangeSources;
import io.stoa.claim.Claims;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.delta.ChangedItems;
import io.stoa.delta.ItemSending;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun.Mode;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.Ledgers;
import io.stoa.store.DocumentStore;
import io.stoa.telemetry.Telemetry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs feeds: selects, maps, checks, writes, delivers, and records all of it. Thread-safe. */
public final class RunFeed {
  private static final Logger LOG = LoggerFactory.getLogger(RunFeed.class);

  private static final int MOST_VIOLATIONS = 20;

  /** A run that took so many nodes down with it is left to a person. */
  private static final int MOST_TAKEN_OVER = 3;

  private final Feeds feeds;
  private final FeedRuns runs;
  private final RunClaims claims;
  private final HeldRuns held;
  private final Ledgers ledgers;
  private final ChangeSources changes;
  private final List<Consumer<FeedRun>> listeners = new CopyOnWriteArrayList<>();
  private final CarryOut carryOut;
  private final Clock clock;
  private final Telemetry telemetry;
  private volatile boolean stopping;

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
    this(store, feeds, runs, sources, connectors, secrets, null, root, keep, clock);
  }

  /**
   * @param sending sends items one by one; null where no connector takes them so
   */
  public RunFeed(
      DocumentStore store,
      Feeds feeds,
      FeedRuns runs,
      FeedSources sources,
      ConnectorRegistry connectors,
      DestinationSecrets secrets,
      @Nullable ItemSending sending,
      Path root,
      int keep,
      Clock clock) {
    this(
        store,
        feeds,
        runs,
        sources,
        connectors,
        secrets,
        sending,
        root,
        keep,
        clock,
        Telemetry.none());
  }

  /** As the others, and tells of its runs. */
  public RunFeed(
      DocumentStore store,
      Feeds feeds,
      FeedRuns runs,
      FeedSources sources,
      ConnectorRegistry connectors,
      DestinationSecrets secrets,
      @Nullable ItemSending sending,
      Path root,
      int keep,
      Clock clock,
      Telemetry telemetry) {
    this.telemetry = telemetry;
    this.feeds = feeds;
    this.runs = runs;
    this.claims = new RunClaims(store, runs, clock);
    this.held = new HeldRuns(store);
    this.ledgers = new Ledgers(store);
    this.ledgers.onlyWhile(claims::isHeld);
    this.changes =
        ChangeSources.of(
            store,
            sources.search(),
            feeds.catalogs(),
            Stream.concat(
                    sources.further().stream(),
                    Stream.of(new MappingChanges(feeds, sources.search(), clock)))
                .toList());
    this.carryOut =
        new CarryOut(
            feeds,
            runs,
            new CompareFeed(feeds, sources, changes, ledgers, connectors, secrets, sending, root),
            new SettleRun(ledgers, connectors, secrets, sending, telemetry),
            ledgers,
            held,
            root,
            keep,
            clock);
    this.clock = clock;
  }

  /**
   * Runs the feed to its end. What goes wrong in the run is in the answer.
   *
   * @param scheduledFor the instant it was meant for; null when a person started it
   * @throws StoaException {@code NOT_FOUND}, {@code FEED_ALREADY_RUNNING}, or {@code SHUTTING_DOWN}
   *     when it did not end because of {@link #stop()}
   */
  public FeedRun run(String feed, Trigger trigger, @Nullable Instant scheduledFor) {
    return run(feed, trigger, scheduledFor, Mode.USUAL);
  }

  /** As {@link #run(String, Trigger, Instant)} in a mode of its own. */
  public FeedRun run(String feed, Trigger trigger, @Nullable Instant scheduledFor, Mode mode) {
    FeedRun ended = finish(begin(feed, trigger, scheduledFor, mode));
    if (isStopped(ended)) {
      throw stops();
    }
    return ended;
  }

  /**
   * Delivers what a held run showed, and nothing else.
   *
   * @param run its id; null for the one that waits
   * @param executor does it; one that runs on the caller's thread makes this wait for its end
   * @return the run as it stands then
   * @throws StoaException {@code NOT_FOUND} for the feed, {@code NOT_HELD}, or {@code
   *     FEED_ALREADY_RUNNING}
   */
  public FeedRun confirm(String feed, @Nullable String run, Executor executor) {
    Feed stored = feeds.get(feed);
    HeldRun plan = waiting(feed, run);
    take(feed, plan.run());
    try {
      Begun begun = new Begun(stored, runs.get(plan.run()).again());
      runs.save(begun.run());
      executor.execute(() -> finish(begun, record -> carryOut.confirm(stored, plan, record)));
    } catch (RuntimeException e) {
      claims.giveBack(feed);
      throw e;
    }
    return runs.get(plan.run());
  }

  /**
   * Drops what a held run would have delivered; the destination keeps what it has.
   *
   * @param run its id; null for the one that waits
   * @return the run as it ended
   * @throws StoaException {@code NOT_FOUND} for the feed, {@code NOT_HELD}, or {@code
   *     FEED_ALREADY_RUNNING}
   */
  public FeedRun discard(String feed, @Nullable String run) {
    Feed stored = feeds.get(feed);
    HeldRun plan = waiting(feed, run);
    take(feed, plan.run());
    try {
      carryOut.discard(stored, "A person discarded it.");
    } finally {
      claims.giveBack(feed);
    }
    return runs.get(plan.run());
  }

  /**
   * What a run found that its destination has to be told, a page at a time.
   *
   * @param from 0, or where the page before says that it goes on
   * @param limit at most so many, at least 1
   * @throws StoaException {@code NOT_FOUND} when the run's list is not kept any more
   */
  public ChangedItems.Page changes(FeedRun run, long from, int limit) {
    return carryOut.changes(run, from, limit);
  }

  /** Forgets what was ever sent for the feed, which is not there any more. */
  public void forget(String feed) {
    held.remove(feed);
    ledgers.drop(feed);
  }

  private HeldRun waiting(String feed, @Nullable String run) {
    return held.find(feed)
        .filter(plan -> run == null || plan.run().equals(run))
        .orElseThrow(
            () ->
                new StoaException(
                    FeedError.NOT_HELD, "No such run of " + feed + " waits for a yes."));
  }

  /**
   * As {@link #run}, but goes on in the executor; answers at once with the run as it begins.
   *
   * @throws StoaException {@code NOT_FOUND}, or {@code FEED_ALREADY_RUNNING}
   */
  public FeedRun start(
      String feed, Trigger trigger, @Nullable Instant scheduledFor, Executor executor) {
    return start(feed, trigger, scheduledFor, Mode.USUAL, executor);
  }

  /** As {@link #start(String, Trigger, Instant, Executor)} in a mode of its own. */
  public FeedRun start(
      String feed, Trigger trigger, @Nullable Instant scheduledFor, Mode mode, Executor executor) {
    Begun begun = begin(feed, trigger, scheduledFor, mode);
    try {
      executor.execute(() -> finish(begun));
    } catch (RuntimeException e) {
      claims.giveBack(feed);
      runs.interrupt(begun.run().id());
      throw e;
    }
    return begun.run();
  }

  /** Where the changes stand of everything that feeds are made from. Cheap. */
  public Map<String, String> positions() {
    return changes.positions();
  }

  /** How far the feed's ledger has come. */
  public FeedStanding standing(String feed) {
    LedgerHead head = ledgers.head(feed);
    return new FeedStanding(head.positions(), head.nextLook().orElse(null));
  }

  /** Calls the listener, on the run's own thread, after each run. */
  public void afterEachRun(Consumer<FeedRun> listener) {
    listeners.add(listener);
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
   * Begins anew what runs left behind whose process is gone; to be called now and then where
   * several nodes share the documents. One that ended so time and again is left to a person.
   *
   * @param executor runs them
   * @return the runs that were begun
   */
  public List<FeedRun> takeOver(Executor executor) {
    List<FeedRun> begun = new ArrayList<>();
    for (Claims.Claim left : claims.abandoned()) {
      FeedRun run = runs.find(left.by()).filter(r -> r.state() == State.RUNNING).orElse(null);
      if (run == null || endsAlways(run.feed()) || feeds.find(run.feed()).isEmpty()) {
        claims.interrupt(left);
        continue;
      }
      try {
        LOG.info("Run {} of {} is taken over from {}", run.id(), run.feed(), left.owner());
        begun.add(start(run.feed(), run.trigger(), run.scheduledFor(), run.mode(), executor));
      } catch (StoaException e) {
        LOG.info("Run {} is not taken over: {}", run.id(), e.getMessage());
      }
    }
    return begun;
  }

  private boolean endsAlways(String feed) {
    List<FeedRun> last = runs.ofFeed(feed, MOST_TAKEN_OVER);
    return last.size() == MOST_TAKEN_OVER
        && last.stream().skip(1).allMatch(run -> run.state() == State.INTERRUPTED);
  }

  /**
   * Lets runs stop at their next safe point and begins no more; returns at once. What stops is left
   * as if the process had ended: another node, or this one when it is back, begins it anew.
   */
  public void stop() {
    stopping = true;
  }

  /** Such a run has not ended for those who wait for it. */
  private boolean isStopped(FeedRun run) {
    return stopping && run.state() == State.INTERRUPTED;
  }

  private static StoaException stops() {
    return new StoaException(CoreError.SHUTTING_DOWN, "This server is about to stop.");
  }

  /** Whether this process holds the feed, and surely no other. */
  public boolean holds(String feed) {
    return claims.isHeld(feed);
  }

  /** Takes the feed; who may have held it reaches its ledger no more. */
  private void take(String feed, String by) {
    if (stopping) {
      throw stops();
    }
    if (claims.take(feed, by)) {
      try {
        ledgers.seize(feed);
      } catch (RuntimeException e) {
        claims.giveBack(feed);
        throw e;
      }
    }
  }

  /**
   * Does something with the feed that is a run's to do, while no run does it.
   *
   * @param by what it is for, such as the name of the work
   * @throws StoaException {@code FEED_ALREADY_RUNNING}
   */
  public <T> T holding(String feed, String by, Supplier<T> work) {
    take(feed, by);
    try {
      return work.get();
    } finally {
      claims.giveBack(feed);
    }
  }

  private record Begun(Feed feed, FeedRun run) {}

  private Begun begin(String code, Trigger trigger, @Nullable Instant scheduledFor, Mode mode) {
    Feed feed = feeds.get(code);
    Instant now = clock.instant();
    FeedRun run =
        FeedRun.begun(runs.nextId(code, now), feed.code(), trigger, scheduledFor, now, mode);
    take(feed.code(), run.id());
    try {
      runs.save(run);
    } catch (RuntimeException e) {
      claims.giveBack(feed.code());
      throw e;
    }
    return new Begun(feed, run);
  }

  private FeedRun finish(Begun begun) {
    return finish(begun, record -> carryOut.run(begun.feed(), record));
  }

  private FeedRun finish(Begun begun, Function<RunRecord, State> doing) {
    FeedRun ended = toEnd(begun, doing);
    if (isStopped(ended)) {
      return ended;
    }
    for (Consumer<FeedRun> listener : listeners) {
      try {
        listener.accept(ended);
      } catch (RuntimeException e) {
        LOG.warn("Somebody could not take note of run {}", ended.id(), e);
      }
    }
    return ended;
  }

  private FeedRun toEnd(Begun begun, Function<RunRecord, State> doing) {
    String feed = begun.feed().code();
    RunRecord record =
        new RunRecord(runs, begun.run(), clock, () -> claims.isHeld(feed), this::mayGoOn);
    try (WatchedRun watched = new WatchedRun(begun.run(), telemetry)) {
      FeedRun ended = toEnd(record, doing, watched);
      watched.ended(ended);
      return ended;
    } finally {
      if (claims.isHeld(feed)) {
        carryOut.tidy(begun.feed());
      }
      claims.giveBack(feed);
    }
  }

  private void mayGoOn() {
    if (stopping) {
      throw stops();
    }
  }

  private FeedRun toEnd(RunRecord record, Function<RunRecord, State> doing, WatchedRun watched) {
    try {
      return record.end(doing.apply(record));
    } catch (RuntimeException e) {
      watched.failed(e);
      if (e instanceof StoaException known && known.code() == CoreError.SHUTTING_DOWN) {
        claims.handOver(record.begun().feed());
        return record.end(State.INTERRUPTED);
      }
      explain(e, record);
      return record.end(State.FAILED);
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
