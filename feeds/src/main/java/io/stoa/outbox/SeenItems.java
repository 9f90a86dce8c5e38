package io.stoa.outbox;

import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerMerge;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it means for the entries of a ledger how the items of a file stand at the destination. What
 * is there was accepted.
 */
final class SeenItems implements LedgerMerge.Decisions<ItemAnswer> {
  private final boolean last;
  private final Instant now;

  /**
   * @param last whether what is not there was dropped
   */
  SeenItems(boolean last, Instant now) {
    this.last = last;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public @Nullable LedgerEntry decide(
      String key, @Nullable LedgerEntry old, @Nullable ItemAnswer seen) {
    if (old == null || seen == null || old.state() != EntryState.SUBMITTED) {
      return old;
    }
    return switch (seen.state()) {
      case ACCEPTED, LIVE -> moved(old, EntryState.ACCEPTED, seen.issues());
      case REJECTED -> moved(old, EntryState.REJECTED, seen.issues());
      case MISSING ->
          last ? moved(old, EntryState.REJECTED, List.of(OwnIssues.silentlyDropped())) : old;
      case DELETED, POSTPONED -> old;
    };
  }

  private LedgerEntry moved(LedgerEntry old, EntryState state, List<ItemIssue> issues) {
    return old.in(state, issues, old.run(), now);
  }

  @Override
  public void keep(LedgerEntry entry) {
    // Nothing is said of it.
  }

  @Override
  public void keepPage(int inFile, long bytes) {
    // Nothing is said of it.
  }
}
