package io.stoa.standing;

import io.stoa.feed.FeedRun;
import io.stoa.ledger.EntryState;
import io.stoa.outbox.Progress;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one feed stands with its channel.
 *
 * @param oneByOne whether its items are sent one by one, so that the channel's answers are known
 * @param channel whose values it takes
 * @param states how many items are in each; those with none are left out
 * @param listed how many items the channel has, as far as we know
 * @param settledAt when a run last settled what it found, null before the first
 * @param progress of the items on their way, null where none ever were
 * @param lastRun also one that goes on, null before the first
 */
public record Standing(
    String feed,
    String label,
    boolean enabled,
    String connector,
    boolean oneByOne,
    String requirementSet,
    String channel,
    Map<EntryState, Long> states,
    long listed,
    @Nullable Instant settledAt,
    @Nullable Progress progress,
    @Nullable FeedRun lastRun) {
  public Standing {
    states = Map.copyOf(states);
  }
}
