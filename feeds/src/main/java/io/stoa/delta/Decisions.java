package io.stoa.delta;

import io.stoa.connector.ItemAction;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerMerge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of each entry, whatever the way to the destination. For one run and one thread. */
public abstract sealed class Decisions implements LedgerMerge.Decisions<News>
    permits WholeFileDecisions, SingleItemDecisions {
  /** What was refused is tried again by whoever sent it, as long as it stays the same. */
  private static final Set<EntryState> UNDER_WAY =
      Set.of(EntryState.PENDING, EntryState.REJECTED, EntryState.PARKED);

  private final Comparison comparison;

  Decisions(Comparison comparison) {
    this.comparison = comparison;
  }

  @Override
  public final @Nullable LedgerEntry decide(
      String key, @Nullable LedgerEntry old, @Nullable News news) {
    comparison.tally().looked(news);
    comparison.refuseWhatNeedsEverything(old, news);
    try {
      if (news instanceof News.Ready ready) {
        return ready(key, known(old), ready);
      } else if (news instanceof News.Skipped skipped) {
        return skipped(key, known(old), skipped);
      } else if (news instanceof News.Withheld withheld) {
        return withheld(key, known(old), withheld);
      } else if (news instanceof News.Inside inside) {
        return inside(key, known(old), inside);
      }
      return old == null ? null : gone(old, known(old) != null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is known of the entry where it goes now; nothing at a new destination. */
  private @Nullable LedgerEntry known(@Nullable LedgerEntry old) {
    return comparison.fresh() ? null : old;
  }

  abstract @Nullable LedgerEntry ready(String key, @Nullable LedgerEntry old, News.Ready news)
      throws IOException;

  abstract @Nullable LedgerEntry skipped(String key, @Nullable LedgerEntry old, News.Skipped news)
      throws IOException;

  abstract @Nullable LedgerEntry withheld(String key, @Nullable LedgerEntry old, News.Withheld news)
      throws IOException;

  abstract @Nullable LedgerEntry inside(String key, @Nullable LedgerEntry old, News.Inside news)
      throws IOException;

  /**
   * @param known whether it is of the destination that the feed goes to now
   */
  abstract @Nullable LedgerEntry gone(LedgerEntry old, boolean known) throws IOException;

  final Comparison comparison() {
    return comparison;
  }

  final Entries entries() {
    return comparison.entries();
  }

  final void created(LedgerEntry entry) throws IOException {
    comparison.tally().created();
    list(entry, ItemAction.CREATE, List.of());
  }

  final void updated(LedgerEntry old, LedgerEntry entry) throws IOException {
    comparison.tally().updated();
    list(entry, ItemAction.UPDATE, entries().hashes().changed(old.fields(), entry.fields()));
  }

  final void deleted(LedgerEntry old, boolean byPlan) throws IOException {
    comparison.tally().deleted(byPlan);
    list(old, ItemAction.DELETE, List.of());
  }

  private void list(LedgerEntry entry, ItemAction action, List<String> fields) throws IOException {
    comparison
        .list()
        .add(new ChangedItem(entry.sku(), ItemKey.isModel(entry.key()), action, fields));
  }

  /** The same payload was sent, and nothing else is wanted of the destination. */
  static boolean isSame(@Nullable LedgerEntry old, String hash) {
    return old != null
        && hash.equals(old.hash())
        && old.action() != ItemAction.DELETE
        && (old.listed() || UNDER_WAY.contains(old.state()));
  }

  /** As it is, looked at now; one that was held back or left alone is on its way again. */
  static LedgerEntry confirmed(LedgerEntry old, News.Ready news) {
    LedgerEntry state =
        old.state() == EntryState.SKIPPED || Entries.stays(old)
            ? old.in(EntryState.SUBMITTED, List.of(), old.run(), old.since())
            : old;
    return state.withWithin(news.within()).withLook(news.look());
  }
}
