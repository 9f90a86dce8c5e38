package io.stoa.feed;

import io.stoa.connector.Target;
import io.stoa.delta.ChangedItems;
import io.stoa.delta.Difference;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun.Mode;
import io.stoa.feed.FeedRun.RunFile;
import io.stoa.feed.FeedRun.State;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.Ledgers;
import io.stoa.ledger.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run from selection to delivery. Thread-safe. */
final class CarryOut {
  private static final Logger LOG = LoggerFactory.getLogger(CarryOut.class);
  private static final int RECORDS_KEPT = 100;

  private final Feeds feeds;
  private final FeedRuns runs;
  private final CompareFeed comparing;
  private final SettleRun settling;
  private final Ledgers ledgers;
  private final HeldRuns held;
  private final Path root;
  private final int keep;
  private final Clock clock;

  CarryOut(
      Feeds feeds,
      FeedRuns runs,
      CompareFeed comparing,
      SettleRun settling,
      Ledgers ledgers,
      HeldRuns held,
      RunSettings settings,
      Clock clock) {
    this.feeds = feeds;
    this.runs = runs;
    this.comparing = comparing;
    this.settling = settling;
    this.ledgers = ledgers;
    this.held = held;
    this.root = settings.root();
    this.keep = settings.keep();
    this.clock = clock;
  }

  State run(Feed feed, RunRecord record) {
    return unchecked(
        () -> {
          Instant now = clock.instant();
          RunFolder folder = RunFolder.create(root, feed, record.begun().id());
          if (record.begun().mode() == Mode.DRY_RUN) {
            Compared compared = comparing.compare(feed, folder, record, now);
            tell(compared, record);
            return State.SUCCEEDED;
          }
          // Its pages in the ledger are written over from here on.
          discard(feed, "A newer run took its place.");
          Compared compared = comparing.compare(feed, folder, record, now);
          tell(compared, record);
          return settle(feed, compared, folder, record, now);
        });
  }

  private static void tell(Compared compared, RunRecord record) {
    record.counts(compared.counts());
    record.difference(compared.difference());
    record.files(compared.files());
  }

  private State settle(
      Feed feed, Compared compared, RunFolder folder, RunRecord record, Instant now)
      throws IOException {
    record.requireHeld();
    String refused = Guard.refuses(compared);
    if (refused != null) {
      record.error(refused);
      return State.FAILED;
    }
    String holds = Guard.holds(feed, compared);
    if (holds != null) {
      record.error(holds);
      folder.sync();
      held.save(
          new HeldRun(
              feed.code(),
              record.begun().id(),
              compared.way(),
              compared.base().version(),
              compared.next(),
              compared.files()));
      return State.HELD;
    }
    if (compared.way() == Way.WHOLE_FILE && !compared.must() && !compared.difference().any()) {
      settling.withoutDelivery(compared.base(), compared.next());
      WholeFile kept = compared.next().file();
      if (kept == null || !RunFolder.runOf(kept.path()).equals(record.begun().id())) {
        folder.discardFiles();
      }
      record.files(List.of());
      return succeeded(compared.next());
    }
    return deliver(
        feed,
        compared.way(),
        compared.base(),
        compared.next(),
        compared.files(),
        folder,
        record,
        now);
  }

  private State deliver(
      Feed feed,
      Way way,
      Ledgers.Opened base,
      LedgerHead next,
      List<RunFile> files,
      RunFolder folder,
      RunRecord record,
      Instant now)
      throws IOException {
    Target target = settling.target(feeds.compile(feed, now), record.begun().id());
    boolean arrived = settling.deliver(way, feed, target, base, next, files, folder, record, now);
    return arrived ? succeeded(next) : State.FAILED;
  }

  private static State succeeded(LedgerHead settled) {
    return settled.states().getOrDefault(EntryState.SKIPPED, 0L) == 0
        ? State.SUCCEEDED
        : State.SUCCEEDED_WITH_SKIPS;
  }

  /** Delivers what a held run showed. */
  State confirm(Feed feed, HeldRun plan, RunRecord record) {
    return unchecked(
        () -> {
          Ledgers.Opened base = ledgers.open(feed.code());
          if (base.version() != plan.base()) {
            throw new StoaException(
                FeedError.NOT_HELD, "The feed has been run since; run it again.");
          }
          RunFolder folder = RunFolder.reopen(root, feed, plan.run(), plan.files());
          held.remove(feed.code());
          return deliver(
              feed, plan.way(), base, plan.next(), plan.files(), folder, record, clock.instant());
        });
  }

  /** Forgets the feed's held run, if there is one. */
  void discard(Feed feed, String why) {
    HeldRun plan = held.find(feed.code()).orElse(null);
    if (plan != null) {
      held.remove(feed.code());
      runs.find(plan.run())
          .filter(run -> run.state() == State.HELD)
          .ifPresent(run -> runs.save(run.ended(State.DISCARDED, clock.instant(), why)));
    }
  }

  /** A page of what the run has to tell its destination. */
  ChangedItems.Page changes(FeedRun run, long from, int limit) {
    Path list = RunFolder.changes(root, run);
    Difference difference = run.difference();
    if (!Files.isRegularFile(list)) {
      if (difference != null && difference.any()) {
        throw StoaException.notFound("list of the run", run.id());
      }
      return new ChangedItems.Page(List.of(), null);
    }
    try {
      return ChangedItems.read(list, from, limit);
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "The list cannot be read: " + e.getMessage(), e);
    }
  }

  /** Takes away what is too old to be kept, also after runs that failed. */
  void tidy(Feed feed) {
    try {
      RunFolder.prune(root, feed, keep, spared(feed));
      runs.keep(feed.code(), RECORDS_KEPT);
    } catch (IOException | StoaException e) {
      LOG.warn("Old runs of feed {} cannot be removed", feed.code(), e);
    }
  }

  /** The folder with the file that the destination has, and that of a run that waits. */
  private Set<String> spared(Feed feed) {
    Set<String> spared = new HashSet<>();
    WholeFile file = ledgers.head(feed.code()).file();
    if (file != null) {
      spared.add(RunFolder.runOf(file.path()));
    }
    held.find(feed.code()).map(HeldRun::run).ifPresent(spared::add);
    return spared;
  }

  /** Part of a run. */
  private interface Step {
    State run() throws IOException;
  }

  private static State unchecked(Step step) {
    try {
      return step.run();
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "A file cannot be written: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw new StoaException(CoreError.IO, "A file cannot be written: " + e.getMessage(), e);
    }
  }
}
