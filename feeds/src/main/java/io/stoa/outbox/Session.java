package io.stoa.outbox;

import io.stoa.claim.Claims;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.PostponedException;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.Ledgers;
import io.stoa.outbox.Heard.Occasion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with all batches of one feed as far as they go now. What nobody knows of comes first,
 * then what the channel is asked for and looked at, then what is to be sent: so that nothing
 * overtakes an older version of the same item. For one thread, which holds the feed.
 */
final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final int MOST_ROUNDS = 10_000;
  private static final Duration ACCOUNT_BUSY = Duration.ofSeconds(10);

  /** What belongs to another feed may have become free. */
  private static final Duration UNTIL_OWNER_IS_ASKED = Duration.ofHours(6);

  /** Where a run is confirmed and the process dies, its batches are found so long after. */
  private static final Duration WHILE_UNSETTLED = Duration.ofHours(1);

  /** A channel that refuses so many requests in a row refuses the account, not the items. */
  private static final int MOST_REFUSALS = 16;

  private final String feed;
  private final String account;
  private final Batches batches;
  private final Ledgers ledgers;
  private final Settling settling;
  private final Courier courier;
  private final Owners owners;
  private final Claims accounts;
  private final Clock clock;
  private final BooleanSupplier held;
  private final Due due = new Due();
  private int refusals;
  private boolean moved;

  Session(
      String feed,
      String account,
      Batches batches,
      Ledgers ledgers,
      Settling settling,
      Courier courier,
      Owners owners,
      Claims accounts,
      Clock clock,
      BooleanSupplier held) {
    this.feed = feed;
    this.account = account;
    this.batches = batches;
    this.ledgers = ledgers;
    this.settling = settling;
    this.courier = courier;
    this.owners = owners;
    this.accounts = accounts;
    this.clock = clock;
    this.held = held;
  }

  /**
   * @param eager also what had trouble is tried now, because somebody may have mended it
   */
  Progress run(boolean eager) {
    dropThoseOfOtherAccounts();
    for (Batch batch : batches.unsettled(feed)) {
      if (isSettled(batch)) {
        settling.settle(batch);
      }
    }
    dropOldParked();
    boolean impatient = eager;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      due.begin();
      moved = false;
      round(impatient);
      impatient = false;
      if (!moved || mustStop()) {
        break;
      }
    }
    return new Progress(feed, clock.instant(), due.next(), due.pause(), due.trouble());
  }

  private void round(boolean impatient) {
    for (Batch batch : batches.in(feed, Phase.SENDING)) {
      step(batch, impatient, courier::sendAgain);
    }
    for (Batch batch : batches.in(feed, Phase.ASKING)) {
      step(batch, impatient, courier::ask);
    }
    for (Batch batch : batches.in(feed, Phase.WATCHING)) {
      if (batch.heard() != null) {
        // Of a run that may still be stopped.
        continue;
      }
      step(batch, impatient, courier::look);
    }
    Set<String> inFlight = null;
    for (Batch batch : batches.in(feed, Phase.WAITING)) {
      if (!isSettled(batch)) {
        due.at(clock.instant().plus(WHILE_UNSETTLED));
        break;
      }
      inFlight = inFlight == null ? inFlight() : inFlight;
      Set<String> taken = inFlight;
      step(batch, impatient, waiting -> send(waiting, taken));
    }
  }

  /** Whether the ledger has seen the run, or a later one: else the run may still be stopped. */
  private boolean isSettled(Batch batch) {
    String settled = settling.ledger().head().run();
    return settled != null && batch.run().compareTo(settled) <= 0;
  }

  /** Another process may have the feed by now, or this one ends. */
  private boolean mustStop() {
    return Thread.currentThread().isInterrupted() || !held.getAsBoolean();
  }

  /** What is done with a batch. */
  private interface Step {
    /** False when it cannot be done before another batch is gone on with. */
    boolean take(Batch batch) throws DeliveryException;
  }

  private void step(Batch batch, boolean anyway, Step step) {
    boolean now = due.is(batch, clock.instant());
    if (mustStop() || !(now || (anyway && batch.trouble() != null))) {
      return;
    }
    try {
      if (step.take(batch)) {
        due.wentWell(batch.phase());
        refusals = 0;
        moved = true;
      }
    } catch (DeliveryException e) {
      failed(batch, e);
    } catch (RuntimeException e) {
      if (StoaException.is(e, CoreError.STORE_UNAVAILABLE)) {
        // It is no trouble of the batch; it stands where it was stored.
        throw e;
      }
      LOG.error("Batch {} cannot be gone on with", batch.id(), e);
      String said = "An unexpected error (" + e.getClass().getSimpleName() + "); the log has more.";
      failed(batch, DeliveryException.passing(ConnectorError.DESTINATION_REFUSED, said, e));
    }
  }

  private void failed(Batch before, DeliveryException failure) {
    Batch batch = batches.find(before.id()).orElse(null);
    boolean refused = failure.code() == ConnectorError.DESTINATION_REFUSED && !failure.retryable();
    if (batch != null && refused && batch.phase() == Phase.SENDING && refusals++ < MOST_REFUSALS) {
      refused(batch, failure.getMessage());
      moved = true;
      return;
    }
    Instant until = due.failed(before, failure, clock.instant());
    LOG.info("Batch {} waits until {}: {}", before.id(), until, failure.getMessage());
    if (batch != null) {
      batches.save(batch.later(until, failure.getMessage()));
    }
  }

  /** The channel took nothing of it: whether because of one item is found out by halves. */
  private void refused(Batch batch, String message) {
    List<Parcel> items = batch.items();
    if (items.size() == 1) {
      ItemIssue issue = OwnIssues.refused(message);
      ItemAnswer answer = ItemAnswer.rejected(items.get(0).sku(), issue);
      Batch heard =
          batch.heard(
              Phase.WATCHING, null, new Heard(Occasion.TAKEN, List.of(answer)), clock.instant());
      batches.save(heard);
      settling.settle(heard);
      return;
    }
    Instant now = clock.instant();
    int half = items.size() / 2;
    int parts = batch.parts();
    parts = settling.split(batch, parts, Phase.WAITING, items.subList(0, half), now);
    settling.split(batch, parts, Phase.WAITING, items.subList(half, items.size()), now);
    batches.remove(batch);
  }

  /** Sends what is still wanted, ours, and not on its way in an older version. */
  private boolean send(Batch batch, Set<String> inFlight) throws DeliveryException {
    Map<String, LedgerEntry> entries =
        ledgers.findAll(
            settling.ledger().head(), batch.items().stream().map(Parcel::key).distinct().toList());
    List<Parcel> wanted = wanted(batch, entries);
    List<Parcel> blocked = wanted.stream().filter(item -> inFlight.contains(item.key())).toList();
    if (wanted.isEmpty()) {
      batches.remove(batch);
      return true;
    }
    if (blocked.size() == wanted.size()) {
      return false;
    }
    if (accounts.take(account, batch.id()) instanceof Claims.Attempt.Busy) {
      throw new PostponedException(ACCOUNT_BUSY, "Another feed is sending to this account.");
    }
    try {
      Map<String, String> notOurs = owners.notOurs(entries);
      Batch parted = setAside(batch, blocked);
      List<Parcel> ours = new ArrayList<>(wanted);
      ours.removeAll(blocked);
      ours.removeIf(item -> notOurs.containsKey(item.key()));
      settling.tell(owned(wanted, notOurs, batch.run()));
      if (ours.isEmpty()) {
        batches.remove(parted);
      } else {
        courier.send(parted, ours);
      }
      return true;
    } finally {
      accounts.giveBack(account);
    }
  }

  private Batch setAside(Batch batch, List<Parcel> blocked) {
    if (blocked.isEmpty()) {
      return batch;
    }
    int parts = settling.split(batch, batch.parts(), Phase.WAITING, blocked, clock.instant());
    List<Parcel> rest = new ArrayList<>(batch.items());
    rest.removeAll(blocked);
    Batch parted = batch.with(rest, parts);
    batches.save(parted);
    return parted;
  }

  /** An item is wanted as long as the ledger is waiting for just this version of it. */
  private static List<Parcel> wanted(Batch batch, Map<String, LedgerEntry> entries) {
    return batch.items().stream()
        .filter(item -> isWanted(batch, item, entries.get(item.key())))
        .map(item -> item.withChannelId(channelId(entries.get(item.key()))))
        .toList();
  }

  private static boolean isWanted(Batch batch, Parcel item, @Nullable LedgerEntry entry) {
    return entry != null
        && entry.run().equals(batch.run())
        && entry.action() == item.action()
        && Objects.equals(entry.hash(), item.hash())
        && (entry.state() == EntryState.PENDING
            || (entry.state() == EntryState.REJECTED && item.tries() > 0)
            || (entry.state() == EntryState.PARKED && batch.phase() == Phase.PARKED));
  }

  private static @Nullable String channelId(@Nullable LedgerEntry entry) {
    return entry == null ? null : entry.channelId();
  }

  private static Map<String, ItemNews> owned(
      List<Parcel> wanted, Map<String, String> notOurs, String run) {
    Map<String, ItemNews> news = new HashMap<>();
    for (Parcel item : wanted) {
      String owner = notOurs.get(item.key());
      if (owner != null) {
        List<ItemIssue> issues = List.of(OwnIssues.ownedBy(owner));
        ItemNews.add(
            news,
            item.key(),
            new ItemNews(
                run, item.hash(), EntryState.SKIPPED, null, null, issues, 0, UNTIL_OWNER_IS_ASKED));
      }
    }
    return news;
  }

  /** Keys of items of which a version is on its way. */
  private Set<String> inFlight() {
    Set<String> keys = new HashSet<>();
    for (Phase phase : List.of(Phase.SENDING, Phase.ASKING)) {
      for (Batch batch : batches.in(feed, phase)) {
        batch.items().stream().filter(Parcel::open).forEach(item -> keys.add(item.key()));
      }
    }
    return keys;
  }

  /** The feed goes somewhere else now, where nobody knows of these. */
  private void dropThoseOfOtherAccounts() {
    for (Phase phase : List.of(Phase.SENDING, Phase.ASKING, Phase.WATCHING)) {
      for (Batch batch : batches.in(feed, phase)) {
        Batch.Begun begun = batch.begun();
        if (begun != null && !begun.account().equals(account)) {
          batches.remove(batch);
        }
      }
    }
  }

  /** Parked items that were edited meanwhile go by other batches. */
  private void dropOldParked() {
    for (Batch batch : batches.in(feed, Phase.PARKED)) {
      Map<String, LedgerEntry> entries =
          ledgers.findAll(
              settling.ledger().head(),
              batch.items().stream().map(Parcel::key).distinct().toList());
      List<Parcel> still = wanted(batch, entries);
      if (still.isEmpty()) {
        batches.remove(batch);
      } else if (still.size() < batch.items().size()) {
        batches.save(batch.with(still, batch.parts()));
      }
    }
  }
}
