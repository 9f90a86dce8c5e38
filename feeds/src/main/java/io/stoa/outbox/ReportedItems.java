package io.stoa.outbox;

import io.stoa.connector.ItemIssue;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerMerge;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a destination's report on a file means for the entries of a ledger. Accepted is as far as a
 * file's item comes: that buyers see it, no report says.
 */
final class ReportedItems implements LedgerMerge.Decisions<List<ItemIssue>> {
  private static final int MOST_ISSUES = 20;

  /** In these states an item is in the file that the destination has got. */
  private static final Set<EntryState> IN_FILE =
      Set.of(EntryState.SUBMITTED, EntryState.ACCEPTED, EntryState.REJECTED);

  private final @Nullable String run;
  private final boolean complete;
  private final Instant now;

  /**
   * @param run whose items were in the file; null when it had all
   * @param complete whether items of which the report says nothing were taken
   */
  ReportedItems(@Nullable String run, boolean complete, Instant now) {
    this.run = run;
    this.complete = complete;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public @Nullable LedgerEntry decide(
      String key, @Nullable LedgerEntry old, @Nullable List<ItemIssue> news) {
    if (old == null
        || !old.listed()
        || !IN_FILE.contains(old.state())
        || (run != null && !run.equals(old.run()))) {
      return old;
    }
    List<ItemIssue> issues = news == null ? List.of() : news.stream().limit(MOST_ISSUES).toList();
    if (issues.stream().anyMatch(ItemIssue::isError)) {
      return moved(old, EntryState.REJECTED, issues);
    }
    if (complete) {
      return moved(old, EntryState.ACCEPTED, issues);
    }
    return news == null ? old : moved(old, old.state(), issues);
  }

  private LedgerEntry moved(LedgerEntry old, EntryState state, List<ItemIssue> issues) {
    return old.state() == state && old.issues().equals(issues)
        ? old
        : old.in(state, issues, old.run(), now);
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
