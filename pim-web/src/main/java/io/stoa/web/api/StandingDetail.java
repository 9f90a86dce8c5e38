package io.stoa.web.api;

import io.stoa.outbox.Reconciled;
import io.stoa.standing.Counted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a feed stands, and why.
 *
 * @param problems the most frequent first
 * @param partial whether there are more items with problems than were looked at
 * @param trend the oldest first
 * @param reconciled what came of the last comparison with the channel's own list, null before
 * @param reconcileAsked since when a comparison is wanted that has not ended, null while none is
 */
record StandingDetail(
    StandingView standing,
    List<ProblemView> problems,
    boolean partial,
    List<Counted> trend,
    @Nullable Reconciled reconciled,
    @Nullable Instant reconcileAsked) {}
