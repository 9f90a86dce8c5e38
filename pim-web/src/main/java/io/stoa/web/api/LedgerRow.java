package io.stoa.web.api;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemIssue;
import io.stoa.feed.FeedRuns;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of one feed, as its ledger has it.
 *
 * @param key to page on with
 * @param model whether it is a product model
 * @param action what was last wanted of the channel, null when the item was never sent
 * @param listed whether the channel has it in some version, as far as Stoa knows
 * @param within SKU or code of the group that a variant goes out in or after, or null
 * @param channelId the channel's own id, null when none is known
 * @param issues rules that it breaks, or what the channel answered last
 * @param failures how often in a row the channel refused it for the same reasons
 * @param run id of the run that last sent it or found it skipped
 * @param runBegan when that run began, null where its id does not say
 * @param since when it came into its state
 * @param look when it is looked at again though nobody changes it, or null
 */
record LedgerRow(
    String key,
    String sku,
    boolean model,
    EntryState state,
    @Nullable ItemAction action,
    boolean listed,
    @Nullable String within,
    @Nullable String channelId,
    List<ItemIssue> issues,
    int failures,
    String run,
    @Nullable Instant runBegan,
    Instant since,
    @Nullable Instant look) {
  static LedgerRow of(LedgerEntry entry) {
    String within = entry.within();
    return new LedgerRow(
        entry.key(),
        entry.sku(),
        ItemKey.isModel(entry.key()),
        entry.state(),
        entry.action(),
        entry.listed(),
        within == null ? null : ItemKey.folded(within),
        entry.channelId(),
        entry.issues(),
        entry.failures(),
        entry.run(),
        FeedRuns.startOf(entry.run()).orElse(null),
        entry.since(),
        entry.look());
  }
}
