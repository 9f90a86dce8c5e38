package io.stoa.outbox;

import io.stoa.connector.ItemIssue;
import io.stoa.ledger.EntryState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger is to learn of one entry.
 *
 * @param run and {@code hash}: of what was sent; an entry that was rendered anew meanwhile keeps
 *     its state
 * @param listed whether the channel has some version of the item; null when nothing is known of it
 * @param channelId null when nothing is said of it
 * @param lookIn after which a run has to look at the item again and send it whatever it finds; null
 *     when it need not
 * @param issues null when those that are known stay
 */
record ItemNews(
    String run,
    @Nullable String hash,
    EntryState state,
    @Nullable Boolean listed,
    @Nullable String channelId,
    @Nullable List<ItemIssue> issues,
    int failures,
    @Nullable Duration lookIn) {
  /** The worst first: where items share an entry, it has the state of the worst. */
  private static final List<EntryState> WORST_FIRST =
      List.of(
          EntryState.PARKED,
          EntryState.REJECTED,
          EntryState.SKIPPED,
          EntryState.PENDING,
          EntryState.SUBMITTED,
          EntryState.ACCEPTED,
          EntryState.LIVE,
          EntryState.DELETED);

  /** Without a further look. */
  ItemNews(
      String run,
      @Nullable String hash,
      EntryState state,
      @Nullable Boolean listed,
      @Nullable String channelId,
      @Nullable List<ItemIssue> issues,
      int failures) {
    this(run, hash, state, listed, channelId, issues, failures, null);
  }

  /** Adds the news; of two about one entry the worse counts. */
  static void add(Map<String, ItemNews> all, String key, ItemNews news) {
    all.merge(key, news, (a, b) -> a.rank() <= b.rank() ? a : b);
  }

  private int rank() {
    return WORST_FIRST.indexOf(state);
  }
}
