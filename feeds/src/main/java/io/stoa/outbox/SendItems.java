package io.stoa.outbox;

import io.stoa.claim.Claims;
import io.stoa.connector.FileReporting;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.delta.ItemSending;
import io.stoa.delta.ItemSink;
import io.stoa.digest.Sha256;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.Ledgers;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentStore;
import io.stoa.telemetry.Telemetry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.MDC;

/**
 * The way of items from the store to channels that take them one by one. Whoever calls it for a
 * feed holds that feed. Thread-safe for different feeds; one for each process.
 */
public final class SendItems implements ItemSending {
  /** What the log calls the code of the feed. */
  private static final String FEED = "feed";

  static final CollectionSpec ACCOUNTS = CollectionSpec.of("account_claims");

  private final Batches batches;
  private final Progress.Stored stored;
  private final FileReports files;
  private final Ledgers ledgers;
  private final Sharing sharing;
  private final Claims accounts;
  private final Clock clock;
  private final Telemetry telemetry;
  private volatile boolean stopping;
  private volatile Consumer<String> follower = feed -> {};
  private volatile Predicate<String> held = feed -> true;

  public SendItems(DocumentStore store, Ledgers ledgers, Sharing sharing, Clock clock) {
    this(store, ledgers, sharing, clock, Telemetry.none());
  }

  /**
   * @param telemetry told of what is said to channels and what they answer
   */
  public SendItems(
      DocumentStore store, Ledgers ledgers, Sharing sharing, Clock clock, Telemetry telemetry) {
    this.telemetry = telemetry;
    this.batches = new Batches(store);
    this.stored = new Progress.Stored(store);
    this.files = new FileReports(store, ledgers, clock);
    this.ledgers = ledgers;
    this.sharing = sharing;
    this.accounts = new Claims(store, ACCOUNTS, clock);
    this.clock = clock;
  }

  /**
   * Opens the outbox for what a run renders. It is sent once the ledger says that it is pending.
   *
   * @param run id of the run, as the ledger's entries will name it
   */
  OutboxWriter open(String feed, String run, ItemTerms terms) {
    Instant now = clock.instant();
    // Should the process die after the ledger was exchanged, this is how the batches are found.
    stored.save(new Progress(feed, now, now, null, null));
    return new OutboxWriter(batches, feed, run, terms, now);
  }

  @Override
  public ItemSink open(Target target, ItemConnector connector) {
    return new OutboxSink(open(target.feed(), runOf(target), connector.terms(target)));
  }

  @Override
  public void discard(Target target) {
    batches.drop(target.feed(), runOf(target));
  }

  @Override
  public Sent send(Target target, ItemConnector connector) {
    String trouble = carryOn(connector, target, true).trouble();
    return new Sent(trouble == null ? List.of() : List.of(trouble));
  }

  @Override
  public void expect(Target target, List<Ticket> reports, boolean whole) {
    Instant due = files.expect(target.feed(), runOf(target), reports, whole);
    save(new Progress(target.feed(), clock.instant(), due, null, null));
  }

  /** Asks for the reports on the feed's files whose time has come. */
  Progress askForReports(FileReporting connector, Target target) {
    Progress progress = files.ask(connector, target);
    save(progress);
    return progress;
  }

  private static String runOf(Target target) {
    return Objects.requireNonNull(target.run(), "in a run");
  }

  /**
   * Goes on with everything of the feed as far as it goes now: sends, asks, looks, and settles the
   * answers in the ledger. What hinders it at the channel is in the answer, never thrown.
   *
   * @param target of the feed, secrets in clear
   * @param eager whether what had trouble is tried at once, because somebody may have mended it
   */
  public Progress carryOn(ItemConnector connector, Target target, boolean eager) {
    String outer = MDC.get(FEED);
    MDC.put(FEED, target.feed());
    try {
      return goOn(connector, target, eager);
    } finally {
      if (outer == null) {
        MDC.remove(FEED);
      }
    }
  }

  private Progress goOn(ItemConnector connector, Target target, boolean eager) {
    String feed = target.feed();
    ItemTerms terms = connector.terms(target);
    Settling settling = new Settling(batches, ledgers, feed, terms, clock);
    String account = Sha256.hex(connector.account(target));
    Session session =
        new Session(
            feed,
            account,
            batches,
            ledgers,
            settling,
            new Courier(
                new MeasuredConnector(connector, account, telemetry),
                target,
                terms,
                account,
                batches,
                settling,
                clock),
            new Owners(ledgers, batches, feed, sharing.feedsOf(connector, target)),
            accounts,
            clock,
            () -> held.test(feed) && !stopping);
    Progress progress = session.run(eager);
    if (held.test(feed)) {
      save(stopping ? progress.goesOn(clock.instant()) : progress);
    }
    return progress;
  }

  /**
   * Lets feeds stop after the batch that they are at; returns at once. They go on where they were
   * when somebody goes on with them.
   */
  public void stop() {
    stopping = true;
  }

  /**
   * @throws StoaException {@code SHUTTING_DOWN} when feeds are to stop
   */
  void requireGoingOn() {
    if (stopping) {
      throw new StoaException(CoreError.SHUTTING_DOWN, "This server is about to stop.");
    }
  }

  /** Who is told of every feed whose next instant may have changed. */
  void followedBy(Consumer<String> newFollower) {
    follower = newFollower;
  }

  /** Who is asked before each step whether this process still holds the feed. */
  public void onlyWhile(Predicate<String> newHeld) {
    held = newHeld;
    ledgers.onlyWhile(newHeld);
  }

  private void save(Progress progress) {
    stored.save(progress);
    follower.accept(progress.feed());
  }

  /** How far the feed's items are; empty for a feed that never sent any. */
  public Optional<Progress> progress(String feed) {
    return stored.find(feed);
  }

  /** Of all feeds that ever sent items. */
  public List<Progress> progress() {
    return stored.all();
  }

  /**
   * Lets parked items be tried again, from their first try on.
   *
   * @param keys in the ledger; empty for all
   * @return how many were released
   */
  public long release(String feed, Set<String> keys) {
    Instant now = clock.instant();
    long released = 0;
    Ledgers.Opened opened = ledgers.open(feed);
    for (Batch batch : batches.in(feed, Phase.PARKED)) {
      List<Parcel> chosen = new ArrayList<>();
      List<Parcel> rest = new ArrayList<>();
      for (Parcel item : batch.items()) {
        (keys.isEmpty() || keys.contains(item.key()) ? chosen : rest).add(item);
      }
      if (!chosen.isEmpty()) {
        opened = LedgerNews.merge(ledgers, opened, pending(batch, chosen, opened), now);
        free(batch, chosen, rest, now);
        released += chosen.size();
      }
    }
    if (released > 0) {
      save(new Progress(feed, now, now, null, null));
    }
    return released;
  }

  private Map<String, ItemNews> pending(Batch batch, List<Parcel> items, Ledgers.Opened opened) {
    Map<String, LedgerEntry> entries =
        ledgers.findAll(opened.head(), items.stream().map(Parcel::key).toList());
    Map<String, ItemNews> news = new HashMap<>();
    for (Parcel item : items) {
      LedgerEntry entry = entries.get(item.key());
      if (entry != null && entry.state() == EntryState.PARKED) {
        ItemNews.add(
            news,
            item.key(),
            new ItemNews(
                batch.run(), item.hash(), EntryState.PENDING, null, item.channelId(), null, 0));
      }
    }
    return news;
  }

  private void free(Batch batch, List<Parcel> chosen, List<Parcel> rest, Instant now) {
    List<Parcel> fresh = chosen.stream().map(item -> item.again(0, null)).toList();
    Batch freed =
        Batch.of(batch.partId(batch.parts()), batch.feed(), batch.run(), Phase.WAITING, fresh, now);
    batches.add(freed, batches.payloads(batch).of(fresh));
    if (rest.isEmpty()) {
      batches.remove(batch);
    } else {
      batches.save(batch.with(rest, batch.parts() + 1));
    }
  }

  /** Gives accounts free whose node is gone; to be called now and then, as for runs. */
  public void freeAccounts() {
    accounts.abandoned().forEach(accounts::drop);
  }

  /** Forgets everything that is on its way for the feed. */
  public void drop(String feed) {
    batches.drop(feed);
    files.drop(feed);
    stored.remove(feed);
  }
}
