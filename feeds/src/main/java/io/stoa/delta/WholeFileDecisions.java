package io.stoa.delta;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemIssue;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerEntry;
import io.stoa.requirement.Deletion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For destinations that get a whole file each time: what is missing from it is gone there, unless
 * they never take anything away.
 */
public final class WholeFileDecisions extends Decisions {
  private final WholeFileOutput out;

  public WholeFileDecisions(Comparison comparison, WholeFileOutput out) {
    super(comparison);
    this.out = out;
  }

  /** How many items the file has so far. */
  public long items() {
    return out.items();
  }

  @Override
  LedgerEntry ready(String key, @Nullable LedgerEntry old, News.Ready news) throws IOException {
    leaveOut(old);
    long bytes = out.write(news);
    String hash = entries().hash(news);
    LedgerEntry entry;
    if (old != null && isSame(old, hash)) {
      comparison().tally().unchanged(1);
      entry = confirmed(old, news);
    } else {
      boolean listed = old != null && old.listed();
      ItemAction action = listed ? ItemAction.UPDATE : ItemAction.CREATE;
      entry = entries().sent(key, news, old, action, EntryState.SUBMITTED, true, hash);
      if (old != null && listed) {
        updated(old, entry);
      } else {
        created(entry);
      }
    }
    return entry.inFile(news.items().size(), bytes);
  }

  @Override
  LedgerEntry skipped(String key, @Nullable LedgerEntry old, News.Skipped news) throws IOException {
    return missing(key, news.sku(), old, EntryState.SKIPPED, news.issues(), news.look());
  }

  @Override
  LedgerEntry withheld(String key, @Nullable LedgerEntry old, News.Withheld news)
      throws IOException {
    List<ItemIssue> why = Entries.withheld(news);
    return missing(key, news.sku(), old, EntryState.WITHHELD, why, news.look());
  }

  private LedgerEntry missing(
      String key,
      String sku,
      @Nullable LedgerEntry old,
      EntryState state,
      List<ItemIssue> issues,
      @Nullable Instant look)
      throws IOException {
    leaveOut(old);
    if (old != null && old.listed()) {
      if (comparison().deletion() == Deletion.NEVER) {
        leavesFile(old, state == EntryState.WITHHELD);
        return state == EntryState.SKIPPED
            ? entries().left(old, issues, look)
            : entries().stays(old, look);
      }
      deleted(old, state == EntryState.WITHHELD);
    }
    return entries().absent(key, sku, old, state, issues, look);
  }

  @Override
  LedgerEntry inside(String key, @Nullable LedgerEntry old, News.Inside news) throws IOException {
    leaveOut(old);
    if (old != null && old.listed()) {
      deleted(old, false);
    }
    return entries().inside(key, news, old);
  }

  @Override
  @Nullable LedgerEntry gone(LedgerEntry old, boolean known) throws IOException {
    leaveOut(old);
    if (!known || !old.listed()) {
      return entries().past(old);
    }
    if (comparison().deletion() == Deletion.NEVER) {
      leavesFile(old, false);
      return entries().stays(old, null);
    }
    deleted(old, false);
    return entries().deleted(old, EntryState.DELETED, null);
  }

  /** The destination keeps it, but the file that it gets is another one. */
  private void leavesFile(LedgerEntry old, boolean byPlan) throws IOException {
    if (old.rows() > 0) {
      deleted(old, byPlan);
    }
  }

  private void leaveOut(@Nullable LedgerEntry old) throws IOException {
    if (old != null) {
      out.skip(old);
    }
  }

  @Override
  public void keep(LedgerEntry entry) {
    keepPage(entry.rows(), entry.bytes());
  }

  @Override
  public void keepPage(int inFile, long bytes) {
    try {
      out.copy(inFile, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
