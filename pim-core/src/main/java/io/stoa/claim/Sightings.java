package io.stoa.claim;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Since when this process has seen each claim of another one without a beat. No other machine's
 * clock is asked, so clocks that differ do no harm. Thread-safe.
 */
final class Sightings {
  private static final int MOST = 10_000;

  private record Sighting(long version, long since) {}

  private final Map<String, Sighting> seen = new ConcurrentHashMap<>();

  /** Whether the claim has stood still for the patience that holders are shown. */
  boolean isSilent(String thing, long version, long now) {
    Sighting last =
        seen.compute(
            thing,
            (t, known) ->
                known != null && known.version() == version ? known : new Sighting(version, now));
    if (seen.size() > MOST) {
      // Only of things that nobody asks about any more; the others are sighted anew.
      seen.clear();
    }
    return now - last.since() >= Claims.PATIENCE.toNanos();
  }
}
