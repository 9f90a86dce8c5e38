package io.stoa.feed;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a run from taking away more than a feed's owner would expect. What goes by plan, such as at
 * the end of a launch, is nobody's accident and does not count.
 */
final class Guard {
  private Guard() {}

  /** Why the run has to wait for a person's yes; null when it may go on. */
  static @Nullable String holds(Feed feed, Compared compared) {
    long lost = compared.lost();
    if (compared.before() == 0 || lost * 100 <= compared.before() * feed.guard()) {
      return null;
    }
    return "%,d of %,d items would be taken away, more than %d %%. Nothing was delivered: confirm it or discard it."
        .formatted(lost, compared.before(), feed.guard());
  }

  /** Why the run must not go on at all: an empty feed deletes all at most channels. */
  static @Nullable String refuses(Compared compared) {
    boolean nothing =
        compared.way() == Way.WHOLE_FILE
            ? compared.items() == 0
            : compared.lost() >= compared.before()
                && compared.difference().created() + compared.difference().updated() == 0
                && compared.difference().unchanged() == 0;
    if (!nothing || isByPlan(compared)) {
      return null;
    }
    long skipped = compared.counts().getOrDefault(FeedRun.Outcome.SKIPPED, 0L);
    return skipped == 0
        ? "No enabled product fits the selection. Nothing was delivered: the destination keeps what"
            + " it has."
        : "All "
            + skipped
            + " selected products were skipped; the report says why. Nothing was delivered: the"
            + " destination keeps what it has.";
  }

  /** All that there is to show is held back for now. */
  private static boolean isByPlan(Compared compared) {
    boolean known = compared.before() > 0 || compared.base().head().run() != null;
    boolean withheld =
        compared.next().states().getOrDefault(io.stoa.ledger.EntryState.WITHHELD, 0L) > 0;
    return compared.lost() == 0 && (withheld || (known && compared.before() == 0));
  }
}
