package io.stoa.feed;

import io.stoa.connector.Connector;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.Target;
import io.stoa.delta.ItemSending;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.DeliverFiles.Delivered;
import io.stoa.feed.FeedRun.RunFile;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.LedgerMerge;
import io.stoa.ledger.Ledgers;
import io.stoa.telemetry.Telemetry;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second half of a run: tells the destination and exchanges the ledger, in an order in which
 * the process may die at any point.
 *
 * <p>A whole file is delivered between two exchanges: the first says that nobody knows what the
 * destination has, the second that it has the file. When the second does not come, the next run
 * delivers again, whatever it finds. Single items are exchanged first, as pending, and told then;
 * what stays pending is told again. Thread-safe.
 */
final class SettleRun {
  private final Ledgers ledgers;
  private final ConnectorRegistry connectors;
  private final DestinationSecrets secrets;
  private final DeliverFiles delivering;
  private final @Nullable ItemSending sending;

  SettleRun(
      Ledgers ledgers,
      ConnectorRegistry connectors,
      DestinationSecrets secrets,
      @Nullable ItemSending sending,
      Telemetry telemetry) {
    this.ledgers = ledgers;
    this.connectors = connectors;
    this.secrets = secrets;
    this.delivering = new DeliverFiles(connectors, secrets, telemetry);
    this.sending = sending;
  }

  /** The destination has everything already: only what the ledger has looked at is new. */
  void withoutDelivery(Ledgers.Opened base, LedgerHead next) {
    ledgers.exchange(base, next);
  }

  /**
   * Delivers and settles.
   *
   * @return false when it did not all arrive; the record says why
   */
  boolean deliver(
      Way way,
      Feed feed,
      Target target,
      Ledgers.Opened base,
      LedgerHead next,
      List<RunFile> files,
      RunFolder folder,
      RunRecord record,
      Instant now)
      throws IOException {
    record.requireHeld();
    return switch (way) {
      case WHOLE_FILE -> whole(feed, target, base, next, files, folder, record);
      case CHANGES_FILE -> changes(feed, target, base, next, files, folder, record, now);
      case ITEMS -> items(feed, target, base, next, record);
    };
  }

  private boolean whole(
      Feed feed,
      Target target,
      Ledgers.Opened base,
      LedgerHead next,
      List<RunFile> files,
      RunFolder folder,
      RunRecord record)
      throws IOException {
    Ledgers.Opened marked = ledgers.exchange(base, base.head().withUnsettled(record.begun().id()));
    if (!deliver(feed, target, true, files, folder, record)) {
      return false;
    }
    record.requireHeld();
    folder.publish();
    ledgers.exchange(marked, next);
    return true;
  }

  private boolean changes(
      Feed feed,
      Target target,
      Ledgers.Opened base,
      LedgerHead next,
      List<RunFile> files,
      RunFolder folder,
      RunRecord record,
      Instant now)
      throws IOException {
    Ledgers.Opened pending = ledgers.exchange(base, next);
    if (files.isEmpty()) {
      return true;
    }
    if (!deliver(feed, target, false, files, folder, record)) {
      return false;
    }
    record.requireHeld();
    folder.publish();
    Arrived arrived = new Arrived(record.begun().id(), now.truncatedTo(ChronoUnit.SECONDS));
    LedgerMerge<Boolean> merge = new LedgerMerge<>(ledgers, pending.head(), false, arrived);
    ledgers.in(pending.head(), EntryState.PENDING).forEach(key -> merge.accept(key, true));
    ledgers.exchange(pending, merge.finish(pending.head().fields()));
    return true;
  }

  /** What was pending has reached the destination with the file of the run. */
  private record Arrived(String run, Instant now) implements LedgerMerge.Decisions<Boolean> {
    @Override
    public @Nullable LedgerEntry decide(
        String key, @Nullable LedgerEntry old, @Nullable Boolean news) {
      if (old == null || !old.run().equals(run)) {
        return old;
      }
      boolean deleted = old.action() == ItemAction.DELETE;
      EntryState state = deleted ? EntryState.DELETED : EntryState.SUBMITTED;
      return old.in(state, List.of(), run, now).listed(!deleted);
    }

    @Override
    public void keep(LedgerEntry entry) {
      // Not of this file.
    }

    @Override
    public void keepPage(int inFile, long bytes) {
      // Not of this file.
    }
  }

  private boolean items(
      Feed feed, Target target, Ledgers.Opened base, LedgerHead next, RunRecord record) {
    Connector connector = connectors.get(feed.destination().connector());
    if (!(connector instanceof ItemConnector items) || sending == null) {
      throw new StoaException(CoreError.BUG, "Nobody sends items to " + feed.code() + ".");
    }
    ledgers.exchange(base, next);
    ItemSending.Sent sent = sending.send(target, items);
    sent.errors().forEach(record::error);
    return sent.errors().isEmpty();
  }

  private boolean deliver(
      Feed feed,
      Target target,
      boolean whole,
      List<RunFile> files,
      RunFolder folder,
      RunRecord record) {
    record.requireHeld();
    String run = record.begun().id();
    Delivered delivered = delivering.deliver(feed, run, files, folder);
    if (sending != null && !delivered.reports().isEmpty()) {
      sending.expect(target.in(run), delivered.reports(), whole);
    }
    record.files(delivered.files());
    delivered.errors().forEach(record::error);
    return delivered.errors().isEmpty();
  }

  Target target(CompiledFeed feed, String run) {
    return Way.target(feed, secrets, run);
  }
}
