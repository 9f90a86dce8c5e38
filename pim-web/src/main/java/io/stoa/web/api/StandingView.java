package io.stoa.web.api;

import io.stoa.feed.FeedRun;
import io.stoa.ledger.EntryState;
import io.stoa.standing.Standing;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a feed stands with its channel.
 *
 * @param oneByOne whether its items are sent one by one, so that the channel's answers are known
 * @param states how many items are in each; those with none are left out
 * @param listed how many items the channel has, as far as we know
 * @param settledAt when a run last settled what it found, null before the first
 * @param progress of the items on their way, null where none ever were
 * @param lastRun also one that goes on, null before the first
 * @param nextFire when it runs by itself next, null when it does not
 */
record StandingView(
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
    @Nullable SendingView progress,
    @Nullable FeedRun lastRun,
    @Nullable Instant nextFire) {

  static StandingView of(Standing standing, @Nullable Instant nextFire) {
    return new StandingView(
        standing.feed(),
        standing.label(),
        standing.enabled(),
        standing.connector(),
        standing.oneByOne(),
        standing.requirementSet(),
        standing.channel(),
        standing.states(),
        standing.listed(),
        standing.settledAt(),
        SendingView.of(standing.progress()),
        standing.lastRun(),
        nextFire);
  }
}
