package io.stoa.schedule;

import io.stoa.feed.Feed.OnChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One feed that runs by changes, and what is known of it. For one thread at a time.
 *
 * <p>Edits are taken together: it is due once nothing has changed for its quiet period, and at the
 * latest ten such periods after the first of them.
 */
final class Watched {
  private static final int MOST_PERIODS = 10;

  /** How long a feed whose run failed is left alone. */
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private final Duration quiet;
  private Map<String, String> covered;
  private @Nullable Map<String, String> last;
  private @Nullable Instant first;
  private Instant moved = Instant.MIN;
  private Instant notBefore = Instant.MIN;

  Watched(OnChange onChange, Map<String, String> covered) {
    this.quiet = Duration.ofSeconds(onChange.quietSeconds());
    this.covered = covered;
  }

  /** Whether that is what it watches for. */
  boolean isFor(OnChange onChange) {
    return quiet.equals(Duration.ofSeconds(onChange.quietSeconds()));
  }

  /** Takes the positions of the moment; true when the feed has to run now. */
  boolean isDue(Map<String, String> positions, Instant now) {
    if (positions.equals(covered)) {
      first = null;
      last = positions;
      return false;
    }
    Instant since = first;
    if (since == null || !positions.equals(last)) {
      moved = now;
    }
    if (since == null) {
      since = now;
      first = now;
    }
    last = positions;
    boolean calm = !now.isBefore(moved.plus(quiet));
    boolean longEnough = !now.isBefore(since.plus(quiet.multipliedBy(MOST_PERIODS)));
    return (calm || longEnough) && !now.isBefore(notBefore);
  }

  /** Everything up to the positions has been taken account of. */
  void covered(Map<String, String> positions) {
    covered = positions;
    first = null;
  }

  /** What was seen before the run is not run for again, but what came since or comes is. */
  void leave(Instant run) {
    Map<String, String> seen = last;
    if (seen != null && !moved.isAfter(run)) {
      covered(seen);
    }
  }

  /** It is tried again after a while. */
  void failed(Instant now) {
    notBefore = now.plus(PAUSE);
  }
}
