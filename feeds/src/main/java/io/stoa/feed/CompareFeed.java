package io.stoa.feed;

import io.stoa.change.ChangeScope;
import io.stoa.change.ChangeSources;
import io.stoa.change.Touched;
import io.stoa.connector.Connector;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.Target;
import io.stoa.delta.ChangedItems;
import io.stoa.delta.Comparison;
import io.stoa.delta.Decisions;
import io.stoa.delta.Difference;
import io.stoa.delta.ItemSending;
import io.stoa.delta.ItemSink;
import io.stoa.delta.LastFile;
import io.stoa.delta.News;
import io.stoa.delta.SingleItemDecisions;
import io.stoa.delta.WholeFileDecisions;
import io.stoa.delta.WholeFileOutput;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun.Mode;
import io.stoa.feed.FeedRun.Outcome;
import io.stoa.feed.FeedRun.RunFile;
import io.stoa.format.Fragments;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.LedgerMerge;
import io.stoa.ledger.Ledgers;
import io.stoa.ledger.WholeFile;
import io.stoa.range.SharedRun;
import io.stoa.requirement.FileRules;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first half of a run: what would be sent now is compared with what the ledger says the
 * destination has, and files are written aside. Thread-safe.
 */
final class CompareFeed {
  private final Feeds feeds;
  private final FeedSources sources;
  private final ChangeSources changes;
  private final Ledgers ledgers;
  private final ConnectorRegistry connectors;
  private final DestinationSecrets secrets;
  private final @Nullable ItemSending sending;
  private final ShareOut sharing;
  private final Path root;

  CompareFeed(
      Feeds feeds,
      FeedSources sources,
      ChangeSources changes,
      Ledgers ledgers,
      ConnectorRegistry connectors,
      DestinationSecrets secrets,
      @Nullable ItemSending sending,
      ShareOut sharing,
      Path root) {
    this.feeds = feeds;
    this.sources = sources;
    this.changes = changes;
    this.ledgers = ledgers;
    this.connectors = connectors;
    this.secrets = secrets;
    this.sending = sending;
    this.sharing = sharing;
    this.root = root;
  }

  Compared compare(Feed feed, RunFolder folder, RunRecord record, Instant now) throws IOException {
    Connector connector = connectors.get(feed.destination().connector());
    // First the positions, then what is read: a change meanwhile is seen again, never lost.
    Map<String, String> positions = changes.positions();
    feeds.catalogs().refreshed();
    CompiledFeed compiled = feeds.compile(feed, now);
    Map<String, String> marks = FeedMarks.of(compiled, connector.description());
    Task task =
        new Task(
            compiled,
            connector,
            Way.of(compiled, connector),
            Way.target(compiled, secrets, record.begun().id()),
            ledgers.open(feed.code()),
            marks,
            positions,
            folder,
            record,
            now);
    boolean searches = SearchNeeds.some(compiled, sources.gate(), task.head(), positions);
    if (searches) {
      sources.catchUp().run();
    }
    Touched touched = new Touched(Math.max(MOST_TOUCHED, (int) (task.head().listed() / 3)));
    String why = whyEverything(task, touched);
    if (why == null) {
      try {
        return compare(task, touched, null);
      } catch (Comparison.NeedsEverything e) {
        folder.restart();
        discard(task);
        why = String.valueOf(e.getMessage());
      }
    }
    if (!searches) {
      sources.catchUp().run();
    }
    return compare(task, touched, why);
  }

  /** One comparison and all that is known before it begins. */
  private record Task(
      CompiledFeed feed,
      Connector connector,
      Way way,
      Target target,
      Ledgers.Opened opened,
      Map<String, String> marks,
      Map<String, String> positions,
      RunFolder folder,
      RunRecord record,
      Instant now) {
    LedgerHead head() {
      return opened.head();
    }

    boolean dry() {
      return record.begun().mode() == Mode.DRY_RUN;
    }

    /** As other nodes know the run. */
    SharedRun shared() {
      return new SharedRun(feed.feed().code(), record.begun().id(), now, marks);
    }

    boolean differs(String mark) {
      return !String.valueOf(marks.get(mark)).equals(head().marks().get(mark));
    }

    /** What is known of the entries is of another destination. */
    boolean fresh() {
      return head().run() != null && differs(FeedMarks.DESTINATION);
    }

    /** The destination has to be told even when nothing is different. */
    boolean must() {
      return head().run() == null
          || head().unsettled() != null
          || fresh()
          || differs(FeedMarks.FRAME);
    }
  }

  /** With more changes than these, and than a third of the items, all are looked at. */
  private static final int MOST_TOUCHED = 20_000;

  private @Nullable String whyEverything(Task task, Touched touched) {
    LedgerHead head = task.head();
    if (head.run() == null) {
      return "The feed has not been delivered yet.";
    } else if (task.record().begun().mode() == Mode.EVERYTHING) {
      return "It was asked for.";
    }
    for (String mark : task.marks().keySet()) {
      if (task.differs(mark)) {
        return "The feed's " + mark + " has changed.";
      }
    }
    String timed = WholeReasons.ofTime(task.feed(), head.comparedAt(), task.now());
    if (timed != null) {
      return timed;
    }
    Feed.View view = task.feed().feed().view();
    Set<String> channels = new HashSet<>(view.fallbackChannels());
    channels.add(view.channel());
    changes.since(
        head.positions(),
        task.positions(),
        new ChangeScope(task.feed().feed().code(), channels, task.feed().set().schema() != null),
        touched);
    if (touched.isEverything()) {
      return touched.why();
    }
    long more = (long) touched.products().size() + touched.models().size();
    boolean mayStay = head.file() == null && more == 0;
    return task.way() == Way.WHOLE_FILE && !mayStay
        ? WholeReasons.ofFile(task.feed(), head, root, more)
        : null;
  }

  private Compared compare(Task task, Touched touched, @Nullable String why) throws IOException {
    Comparison comparison;
    Walked walked;
    try (ChangedItems list = new ChangedItems(task.folder().changes());
        RunReport report = new RunReport(task.folder().reportPart())) {
      comparison = comparison(task, list, why != null);
      walked = walk(task, touched, why != null, comparison, report);
      walked = walked.reported(!report.isEmpty());
    }
    String report = task.folder().finishReport();
    if (walked.reported()) {
      task.record().report(report);
    }
    List<RunFile> files =
        task.dry() ? List.of() : task.folder().finish(task.feed().format().mediaType());
    LedgerHead next = walked.head();
    Difference counted = comparison.difference(why, 0);
    long before = task.fresh() ? 0 : task.head().listed();
    long untouched = before - counted.updated() - counted.deleted() - counted.unchanged();
    Difference difference = comparison.difference(why, Math.max(0, untouched));
    boolean must = task.must() || walked.otherFile();
    return new Compared(
        task.way(),
        task.opened(),
        settled(task, next, files, must || difference.any(), why != null),
        difference,
        must,
        comparison.lost(),
        before,
        walked.items(),
        walked.counts(),
        files);
  }

  private LedgerHead settled(
      Task task, LedgerHead next, List<RunFile> files, boolean delivered, boolean everything) {
    // Also when nothing is different a new file is as good as the last, which may be lost.
    WholeFile file = delivered || everything ? wholeFile(task, files) : task.head().file();
    return next.settled(
        task.marks(), task.positions(), file, task.record().begun().id(), task.now(), everything);
  }

  private static @Nullable WholeFile wholeFile(Task task, List<RunFile> files) {
    Fragments fragments = task.feed().format().fragments(task.feed().layout()).orElse(null);
    if (task.way() != Way.WHOLE_FILE || fragments == null || files.size() != 1) {
      return null;
    }
    return new WholeFile(
        files.get(0).path(),
        files.get(0).bytes(),
        fragments.head().length,
        String.valueOf(task.marks().get(FeedMarks.FRAME)),
        new WholeFile.Seal(fragments.foot().length, task.folder().sum(0)));
  }

  private static Comparison comparison(Task task, ChangedItems list, boolean everything) {
    return new Comparison(
        task.record().begun().id(),
        task.now(),
        task.head(),
        Way.deletion(task.feed(), task.connector(), task.target()),
        task.fresh(),
        everything ? Set.of() : WholeReasons.uniqueFields(task.feed()),
        key(task.feed()),
        list);
  }

  private static @Nullable String key(CompiledFeed feed) {
    FileRules.Changes changes = feed.set().files().changes();
    return changes == null ? null : changes.key();
  }

  private record Walked(
      LedgerHead head, Map<Outcome, Long> counts, long items, boolean otherFile, boolean reported) {
    Walked reported(boolean any) {
      return new Walked(head, counts, items, otherFile, any);
    }
  }

  private Walked walk(
      Task task, Touched touched, boolean everything, Comparison comparison, RunReport report)
      throws IOException {
    SelectItems selecting = new SelectItems(task.feed(), sources);
    MakeBatch making = new MakeBatch(task.feed(), task.way(), sources, selecting);
    JudgeItems judging = new JudgeItems(task.feed(), making.maker(), report);
    Output output = open(task, comparison, everything);
    LedgerHead head = task.head();
    try (output) {
      Decisions decisions = output.decisions();
      LedgerMerge<News> merge =
          task.dry()
              ? LedgerMerge.dry(ledgers, head, everything, decisions)
              : new LedgerMerge<>(ledgers, head, everything, decisions);
      WalkFeed walking = new WalkFeed(selecting, making, judging, merge, task.record());
      if (everything) {
        walking.everything(
            sharing.of(task.shared(), selecting, making, task.folder(), task.record()));
      } else {
        AffectedKeys affected = new AffectedKeys(task.feed(), selecting, ledgers, head);
        affected.add(touched);
        affected.addAll(ledgers.due(head, task.now()));
        if (output.pendingAgain()) {
          affected.addAll(ledgers.in(head, EntryState.PENDING));
        }
        walking.some(affected, ledgers, head, task.feed().set().parents());
      }
      LedgerHead next = merge.finish(comparison.hashes().names());
      long items = 0;
      boolean otherFile = false;
      if (decisions instanceof WholeFileDecisions whole) {
        whole.finish(task.must() && !task.dry());
        items = whole.items();
        otherFile = whole.isOtherFile();
      }
      report.addStanding(ledgers, task.dry() ? head : next, everything, walking::hasLookedAt);
      return new Walked(next, judging.counts(), items, otherFile, false);
    }
  }

  /** Where decisions go, and what has to be closed behind them. */
  private record Output(Decisions decisions, Closeable closing, boolean pendingAgain)
      implements Closeable {
    @Override
    public void close() throws IOException {
      closing.close();
    }

    static Output of(Comparison comparison, ItemSink sink) {
      return new Output(new SingleItemDecisions(comparison, sink), sink, sink.wantsPendingAgain());
    }
  }

  private Output open(Task task, Comparison comparison, boolean everything) throws IOException {
    if (task.way() == Way.WHOLE_FILE) {
      WholeFileOutput file = wholeFile(task, everything);
      return new Output(new WholeFileDecisions(comparison, file), file, false);
    } else if (task.dry()) {
      return Output.of(comparison, new NoSink());
    } else if (task.connector() instanceof ItemConnector items) {
      return Output.of(comparison, sending().open(task.target(), items));
    }
    Fragments fragments = task.feed().format().fragments(task.feed().layout()).orElseThrow();
    return Output.of(
        comparison,
        new ChangesFile(fragments, task.folder(), SpokenChanges.of(task.feed(), task.now())));
  }

  private WholeFileOutput wholeFile(Task task, boolean everything) throws IOException {
    RunFolder folder = task.folder();
    LastFile last = everything ? null : lastFile(task);
    try {
      return task.dry()
          ? WholeFileOutput.open(
              task.feed().format(),
              task.feed().layout(),
              java.io.OutputStream::nullOutputStream,
              last,
              items -> {})
          : WholeFileOutput.open(
              task.feed().format(),
              task.feed().layout(),
              folder::nextFile,
              last,
              folder::countItems);
    } catch (IOException | RuntimeException e) {
      if (last != null) {
        last.close();
      }
      throw e;
    }
  }

  private @Nullable LastFile lastFile(Task task) {
    WholeFile known = task.head().file();
    WholeFile.Seal seal = known == null ? null : known.seal();
    Fragments fragments = task.feed().format().fragments(task.feed().layout()).orElse(null);
    if (known != null && seal != null && fragments != null) {
      return LastFile.open(fragments, root.resolve(known.path()), known.head(), seal);
    }
    String why = WholeReasons.ofFile(task.feed(), task.head(), root, 0);
    return why == null ? null : LastFile.whole(why);
  }

  private void discard(Task task) {
    if (task.way() == Way.ITEMS && !task.dry()) {
      sending().discard(task.target());
    }
  }

  ItemSending sending() {
    if (sending == null) {
      throw new StoaException(
          CoreError.BUG, "This installation cannot send items one by one; name another connector.");
    }
    return sending;
  }
}
