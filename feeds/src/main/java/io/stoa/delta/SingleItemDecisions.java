package io.stoa.delta;

import io.stoa.connector.ItemAction;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerEntry;
import io.stoa.requirement.Deletion;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For destinations that are told of single items: what has changed, and what is to be taken away.
 * An item that breaks a rule is not sent; what the destination has of it stays there as it is.
 */
public final class SingleItemDecisions extends Decisions {
  private final ItemSink sink;

  public SingleItemDecisions(Comparison comparison, ItemSink sink) {
    super(comparison);
    this.sink = sink;
  }

  @Override
  LedgerEntry ready(String key, @Nullable LedgerEntry old, News.Ready news) throws IOException {
    String hash = entries().hash(news);
    boolean listed = old != null && old.listed();
    ItemAction action = listed ? ItemAction.UPDATE : ItemAction.CREATE;
    LedgerEntry entry = entries().sent(key, news, old, action, EntryState.PENDING, listed, hash);
    if (old == null || !isSame(old, hash)) {
      if (old != null && listed) {
        updated(old, entry);
      } else {
        created(entry);
      }
      sink.send(action, entry, news);
      return entry;
    }
    comparison().tally().unchanged(1);
    if (old.state() == EntryState.PENDING && sink.wantsPendingAgain()) {
      sink.send(action, entry, news);
      return entry;
    }
    return confirmed(old, news);
  }

  @Override
  LedgerEntry skipped(String key, @Nullable LedgerEntry old, News.Skipped news) {
    return old != null && old.listed()
        ? entries().left(old, news.issues(), news.look())
        : entries().absent(key, news.sku(), old, EntryState.SKIPPED, news.issues(), news.look());
  }

  @Override
  LedgerEntry withheld(String key, @Nullable LedgerEntry old, News.Withheld news)
      throws IOException {
    LedgerEntry taken = old == null ? null : takenAway(old, true, news.look());
    return taken != null
        ? taken
        : entries()
            .absent(key, news.sku(), old, EntryState.WITHHELD, Entries.withheld(news), news.look());
  }

  @Override
  LedgerEntry inside(String key, @Nullable LedgerEntry old, News.Inside news) throws IOException {
    LedgerEntry taken = old == null ? null : takenAway(old, false, null);
    return taken != null ? taken : entries().inside(key, news, old);
  }

  @Override
  @Nullable LedgerEntry gone(LedgerEntry old, boolean known) throws IOException {
    LedgerEntry taken = known ? takenAway(old, false, null) : null;
    return taken != null ? taken : entries().past(old);
  }

  /** The entry on its way to being taken away; null when there is nothing to take away. */
  private @Nullable LedgerEntry takenAway(LedgerEntry old, boolean byPlan, @Nullable Instant look)
      throws IOException {
    if (!isThere(old)) {
      return null;
    }
    if (comparison().deletion() == Deletion.NEVER) {
      return entries().stays(old, look);
    }
    boolean underWay = old.action() == ItemAction.DELETE;
    if (underWay && !(old.state() == EntryState.PENDING && sink.wantsPendingAgain())) {
      return old.withLook(look);
    }
    if (!underWay) {
      deleted(old, byPlan);
    }
    LedgerEntry entry = entries().deleted(old, EntryState.PENDING, look);
    sink.delete(entry);
    return entry;
  }

  /** Whether the destination has the item, or may get it from what is on its way. */
  private static boolean isThere(LedgerEntry old) {
    return old.listed()
        || (old.action() != null
            && (old.state() == EntryState.PENDING || old.state() == EntryState.SUBMITTED));
  }

  @Override
  public void keep(LedgerEntry entry) {
    keepPage(0, 0);
  }

  @Override
  public void keepPage(int inFile, long bytes) {
    // What is not looked at needs nothing: the destination has it.
  }
}
