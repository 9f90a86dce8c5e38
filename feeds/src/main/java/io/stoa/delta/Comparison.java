package io.stoa.delta;

import io.stoa.ledger.FieldHashes;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerHead;
import io.stoa.requirement.Deletion;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a feed with its ledger: what is asked of it and what it has counted. For one
 * run and one thread.
 */
public final class Comparison {
  private final Deletion deletion;
  private final boolean fresh;
  private final Set<String> unique;
  private final Entries entries;
  private final ChangedItems list;
  private final Tally tally = new Tally();

  /**
   * @param run id of the run
   * @param base the ledger as it is
   * @param fresh whether the feed goes to a destination that has nothing of it yet
   * @param unique fields whose values must differ between all items, as far as only looking at all
   *     items tells; empty when everything is compared
   * @param key the field by which the destination knows an item; null where its SKU does
   * @param list takes what the destination has to be told
   */
  public Comparison(
      String run,
      Instant now,
      LedgerHead base,
      Deletion deletion,
      boolean fresh,
      Set<String> unique,
      @Nullable String key,
      ChangedItems list) {
    this.deletion = deletion;
    this.fresh = fresh;
    this.unique = Set.copyOf(unique);
    this.entries = new Entries(run, now, new FieldHashes(base.fields()), key);
    this.list = list;
  }

  /** Thrown when a few items do not tell what is to be done, so that all must be compared. */
  public static final class NeedsEverything extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NeedsEverything(String why) {
      super(why, null, false, false);
    }
  }

  /**
   * An item whose unique value is new may clash with one that is not looked at; one that goes may
   * make way for such a one.
   */
  void refuseWhatNeedsEverything(@Nullable LedgerEntry old, @Nullable News news) {
    String before = old == null ? null : old.fields();
    if (!unique.isEmpty() && news instanceof News.Ready ready) {
      boolean moved =
          before == null
              || entries.hashes().changed(before, entries.hashes().pack(ready.fields())).stream()
                  .anyMatch(unique::contains);
      if (moved) {
        throw new NeedsEverything("A value that no two items may share is new.");
      }
    } else if (!unique.isEmpty() && before != null) {
      throw new NeedsEverything("A value that no two items may share has become free.");
    }
  }

  Deletion deletion() {
    return deletion;
  }

  boolean fresh() {
    return fresh;
  }

  Entries entries() {
    return entries;
  }

  ChangedItems list() {
    return list;
  }

  Tally tally() {
    return tally;
  }

  /** Names of all fields that entries were made with. */
  public FieldHashes hashes() {
    return entries.hashes();
  }

  /** How many items the destination loses though nobody planned it. */
  public long lost() {
    return tally.lost();
  }

  /**
   * What was found.
   *
   * @param why null when not everything was compared
   * @param untouched items at the destination that were not looked at
   */
  public Difference difference(@Nullable String why, long untouched) {
    tally.unchanged(untouched);
    return tally.difference(why != null, why);
  }
}
