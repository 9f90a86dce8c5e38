package io.stoa.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of comparing a channel's own list with the ledger.
 *
 * @param listed how many items the channel has
 * @param gone the ledger said that the channel has them, the channel has not: they are sent again
 * @param unsent were to be sent and were in no batch: they are sent again
 * @param returned were taken away and are there again: they are taken away once more
 * @param corrected the ledger had another state
 * @param foreign the channel has them and no feed of ours ever sent them: they are left alone
 * @param ofOthers belong to other feeds on the same account
 * @param trouble why the list could not be read to its end, null when it was; nothing counts as
 *     gone then
 */
public record Reconciled(
    String feed,
    Instant at,
    long listed,
    Found gone,
    Found unsent,
    Found returned,
    Found corrected,
    Found foreign,
    Found ofOthers,
    @Nullable String trouble) {

  /** Nothing came of it. */
  static Reconciled failed(String feed, Instant at, String why) {
    Found none = Found.NONE;
    return new Reconciled(feed, at, 0, none, none, none, none, none, none, why);
  }

  /** Whether a run has to send something again. */
  public boolean wantsRun() {
    return gone.count() + unsent.count() > 0;
  }

  /**
   * Items of one kind.
   *
   * @param skus the first of them
   */
  public record Found(long count, List<String> skus) {
    private static final int MOST = 100;

    public Found {
      skus = List.copyOf(skus);
    }

    static final Found NONE = new Found(0, List.of());

    Found and(String sku) {
      if (skus.size() >= MOST) {
        return new Found(count + 1, skus);
      }
      List<String> more = new java.util.ArrayList<>(skus);
      more.add(sku);
      return new Found(count + 1, more);
    }
  }
}
