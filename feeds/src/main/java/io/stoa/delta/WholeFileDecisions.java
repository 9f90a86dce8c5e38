package io.stoa.delta;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemIssue;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerEntry;
import io.stoa.requirement.Deletion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For destinations that get a whole file each time: what is missing from it is gone there, unless
 * they never take anything away.
 */
public final class WholeFileDecisions extends Decisions {
  private final WholeFileOutput out;
  private boolean otherFile;

  public WholeFileDecisions(Comparison comparison, WholeFileOutput out) {
    super(comparison);
    this.out = out;
  }

  /** How many items the file has so far. */
  public long items() {
    return out.items();
  }

  /**
   * Whether the file is another one than the last, also where the destination has nothing to learn
   * from it: what it refused is not in it any more, say.
   */
  public boolean isOtherFile() {
    return otherFile || comparison().tally().any();
  }

  /**
   * To be called when all has been decided and before the file is closed.
   *
   * @param anyway whether the file is wanted though nothing in it is different
   * @throws Comparison.NeedsEverything when the last file is not what it was
   */
  public void finish(boolean anyway) throws IOException {
    out.finish(anyway || isOtherFile());
  }

  @Override
  LedgerEntry ready(String key, @Nullable LedgerEntry old, News.Ready news) throws IOException {
    String hash = entries().hash(news);
    boolean same = old != null && isSame(old, hash);
    if (old != null && same && old.rows() > 0 && out.takesOver()) {
      comparison().tally().unchanged(1);
      out.copy(old.rows(), old.bytes());
      return confirmed(old, news);
    }
    leaveOut(old);
    long bytes = out.write(news);
    if (old != null && same) {
      comparison().tally().unchanged(1);
      // One may stay at the destination without being in the file.
      otherFile |= old.rows() == 0;
      return confirmed(old, news).inFile(news.items().size(), bytes);
    }
    boolean listed = old != null && old.listed();
    ItemAction action = listed ? ItemAction.UPDATE : ItemAction.CREATE;
    LedgerEntry entry = entries().sent(key, news, old, action, EntryState.SUBMITTED, true, hash);
    if (old != null && listed) {
      updated(old, entry);
    } else {
      created(entry);
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
    takeOut(old);
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
    takeOut(old);
    if (old != null && old.listed()) {
      deleted(old, false);
    }
    return entries().inside(key, news, old);
  }

  @Override
  @Nullable LedgerEntry gone(LedgerEntry old, boolean known) throws IOException {
    takeOut(old);
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

  private void takeOut(@Nullable LedgerEntry old) throws IOException {
    leaveOut(old);
    otherFile |= old != null && old.rows() > 0;
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
    out.copy(inFile, bytes);
  }
}
