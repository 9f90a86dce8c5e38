package io.stoa.feed;

import io.stoa.change.ChangeSources;
import io.stoa.claim.Claims;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.delta.ChangedItems;
import io.stoa.delta.ItemSending;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun.Mode;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.Ledgers;
import io.stoa.range.Ranges;
import io.stoa.range.SharedRuns;
import io.stoa.store.DocumentStore;
import io.stoa.telemetry.Telemetry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs feeds: selects, maps, checks, writes, delivers, and records all of it. Thread-safe. */
public final class RunFeed {
  /** A run that has ended a moment ago is among them. */
  private static final int NEWEST = 20;

  private final Feeds feeds;
  private final FeedRuns runs;
  private final RunClaims claims;
  private final HeldRuns held;
  private final Ledgers ledgers;
  private final ChangeSources changes;
  private final CarryOut carryOut;
  private final FinishRuns finishing;
  private final TakeOverRuns takingOver;
  private final ShareOut sharing;
  private final HelpRuns helping;
  private final Clock clock;

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
      RunSettings settings,
      Clock clock,
      Telemetry telemetry) {
    this.feeds = feeds;
    this.runs = runs;
    this.clock = clock;
    this.claims = new RunClaims(store, runs, clock);
    this.held = new HeldRuns(store);
    this.ledgers = new Ledgers(store);
    this.ledgers.onlyWhile(claims::isHeld);
    this.changes = changes(store, feeds, sources, clock);
    this.sharing = new ShareOut(new SharedRuns(store), new Ranges(store, clock), settings.ranges());
    CompareFeed comparing =
        new CompareFeed(
            feeds,
            sources,
            changes,
            ledgers,
            connectors,
            secrets,
            sending,
            sharing,
            settings.root());
    SettleRun settling = new SettleRun(ledgers, connectors, secrets, sending, telemetry);
    this.carryOut = new CarryOut(feeds, runs, comparing, settling, ledgers, held, settings, clock);
    this.finishing = new FinishRuns(runs, claims, carryOut, clock, telemetry);
    this.takingOver = new TakeOverRuns(feeds, runs, claims, finishing);
    this.helping =
        new HelpRuns(
            sharing,
            new PrepareHelp(feeds, sources, connectors),
            settings.root(),
            finishing::hasRoom);
  }

  private static ChangeSources changes(
      DocumentStore store, Feeds feeds, FeedSources sources, Clock clock) {
    MappingChanges ofMappings = new MappingChanges(feeds, sources.search(), clock);
    return ChangeSources.of(
        store,
        sources.search(),
        feeds.catalogs(),
        Stream.concat(sources.further().stream(), Stream.of(ofMappings)).toList());
  }

  /**
   * Runs the feed to its end. What goes wrong in the run is in the answer.
   *
   * @param scheduledFor the instant it was meant for; null when a person started it
   * @throws StoaException {@code NOT_FOUND}, {@code FEED_ALREADY_RUNNING}; {@code SHUTTING_DOWN}
   *     when it did not end because of {@link #stop()}, {@code STORE_UNAVAILABLE} when its
   *     documents were out of reach: then {@link #takeOver} begins it anew
   */
  public FeedRun run(String feed, Trigger trigger, @Nullable Instant scheduledFor) {
    return run(feed, trigger, scheduledFor, Mode.USUAL);
  }

  /** As {@link #run(String, Trigger, Instant)} in a mode of its own. */
  public FeedRun run(String feed, Trigger trigger, @Nullable Instant scheduledFor, Mode mode) {
    return finishing.finish(begin(feed, trigger, scheduledFor, mode));
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
    takeForLess(feed, plan.run());
    try {
      Begun begun = new Begun(stored, runs.get(plan.run()).again());
      runs.save(begun.run());
      executor.execute(
          () -> finishing.finishAlone(begun, record -> carryOut.confirm(stored, plan, record)));
    } catch (RuntimeException e) {
      letGo(feed, e);
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
    takeForLess(feed, plan.run());
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
      executor.execute(() -> finishing.finishAlone(begun));
    } catch (RuntimeException e) {
      claims.handOver(feed);
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

  /**
   * Calls the listener after each run of this process, and after one of another that may not have
   * told of its end. A run may be told of twice.
   */
  public void afterEachRun(Consumer<FeedRun> listener) {
    finishing.afterEach(listener);
  }

  /** Whether a run of the feed is going on, in this process or another one. */
  public boolean isRunning(String feed) {
    return claims.isTaken(feed);
  }

  /** Whether one of the feed's newest runs was meant for the instant, and was not interrupted. */
  public boolean hasEnded(String feed, Instant scheduledFor) {
    return runs.ofFeed(feed, NEWEST).stream()
        .anyMatch(
            run ->
                scheduledFor.equals(run.scheduledFor())
                    && run.state() != FeedRun.State.RUNNING
                    && run.state() != FeedRun.State.INTERRUPTED);
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
    return takingOver.look(
        left -> start(left.feed(), left.trigger(), left.scheduledFor(), left.mode(), executor));
  }

  /**
   * Makes items for large runs that other nodes lead, as long as there are any and this process
   * runs nothing itself; to be called every other moment where several nodes share the documents.
   *
   * @return how many ranges of items were made
   */
  public int help() {
    return helping.help();
  }

  /**
   * Lets runs, and help for others, stop at their next safe point and begins no more; returns at
   * once. What stops is left as if the process had ended: another node, or this one when it is
   * back, begins it anew.
   */
  public void stop() {
    finishing.stop();
  }

  /** Whether this process holds the feed, and surely no other. */
  public boolean holds(String feed) {
    return claims.isHeld(feed);
  }

  /** Takes the feed; who may have held it reaches its ledger no more. */
  private Claims.@Nullable Claim take(String feed, String by) {
    finishing.requireGoingOn();
    Claims.Claim abandoned = claims.take(feed, by);
    if (abandoned != null) {
      try {
        ledgers.seize(feed);
        sharing.forget(feed);
        finishing.tellOfEnd(abandoned.by());
      } catch (RuntimeException e) {
        claims.handOver(feed);
        throw e;
      }
    }
    return abandoned;
  }

  /** Takes the feed for what does not make up for a run that was left open: that one goes first. */
  private void takeForLess(String feed, String by) {
    Claims.Claim abandoned = take(feed, by);
    try {
      if (abandoned != null) {
        claims.requireNoneLeft(feed);
        runs.interruptAll(feed, by, claims.why(abandoned));
      }
    } catch (RuntimeException e) {
      claims.handOver(feed);
      throw e;
    }
  }

  /** Gives the feed back, or leaves it to whoever sees what was stored of the run and what not. */
  private void letGo(String feed, RuntimeException why) {
    if (claims.leavesOpen(why)) {
      claims.handOver(feed);
    } else {
      claims.giveBack(feed);
    }
  }

  /**
   * Does something with the feed that is a run's to do, while no run does it.
   *
   * @param by what it is for, such as the name of the work
   * @throws StoaException {@code FEED_ALREADY_RUNNING}
   */
  public <T> T holding(String feed, String by, Supplier<T> work) {
    takeForLess(feed, by);
    try {
      return work.get();
    } finally {
      claims.giveBack(feed);
    }
  }

  private Begun begin(String code, Trigger trigger, @Nullable Instant scheduledFor, Mode mode) {
    Feed feed = feeds.get(code);
    Instant now = clock.instant();
    FeedRun run =
        FeedRun.begun(runs.nextId(code, now), feed.code(), trigger, scheduledFor, now, mode);
    Claims.Claim abandoned = take(feed.code(), run.id());
    try {
      runs.save(run);
      if (abandoned != null) {
        // Only now: until it is there, the one that was left is what is begun anew.
        runs.interruptAll(feed.code(), run.id(), claims.why(abandoned));
      }
    } catch (RuntimeException e) {
      letGo(feed.code(), e);
      throw e;
    }
    return new Begun(feed, run);
  }
}
