package io.stoa.outbox;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.PostponedException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps in mind when something is to be done next, and what must wait because the channel wants a
 * pause or cannot be reached. For one session and one thread.
 */
final class Due {
  /** One batch that fails may be at fault itself; after so many in a row it is the channel. */
  private static final int MOST_FAILURES = 2;

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Map<Phase, Instant> closed = new EnumMap<>(Phase.class);
  private final Map<Phase, Integer> failures = new EnumMap<>(Phase.class);
  private @Nullable Instant next;
  private @Nullable String pause;
  private @Nullable String trouble;

  /** A new round: what was kept in mind of the last one is looked at again. */
  void begin() {
    next = null;
  }

  /** Whether the batch may be gone on with now; if not, keeps in mind when. */
  boolean is(Batch batch, Instant now) {
    Instant until = closed.get(batch.phase());
    Instant due = until != null && until.isAfter(batch.due()) ? until : batch.due();
    if (!due.isAfter(now)) {
      return true;
    }
    at(due);
    return false;
  }

  void at(Instant due) {
    Instant before = next;
    next = before == null || due.isBefore(before) ? due : before;
  }

  /** The channel takes nothing of this kind for a while. */
  void close(Phase phase, Instant until) {
    closed.merge(phase, until, (a, b) -> a.isAfter(b) ? a : b);
    at(until);
  }

  void wentWell(Phase phase) {
    failures.remove(phase);
  }

  /** When a batch that failed is to be tried again. */
  Instant failed(Batch batch, DeliveryException failure, Instant now) {
    if (failure instanceof PostponedException postponed) {
      pause = failure.getMessage();
      Instant until = now.plus(postponed.pause());
      close(batch.phase(), until);
      return until;
    }
    trouble = failure.getMessage();
    Instant until = now.plus(failure.retryable() ? pause(batch.attempts()) : LONGEST_PAUSE);
    boolean often = failures.merge(batch.phase(), 1, Integer::sum) >= MOST_FAILURES;
    if (often || !failure.retryable()) {
      close(batch.phase(), until);
    }
    at(until);
    return until;
  }

  private static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  @Nullable Instant next() {
    return next;
  }

  @Nullable String pause() {
    return pause;
  }

  @Nullable String trouble() {
    return trouble;
  }
}
