package io.stoa.schedule;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the boundaries of launches have been kept. Stored as a document.
 *
 * @param kept feeds that boundaries up to here concern are in {@code due}, or have been run
 * @param due by code of the feed that is still to be run: the instant that it is run for
 */
record BoundaryState(Instant kept, Map<String, Instant> due) {
  BoundaryState {
    due = due == null ? Map.of() : Map.copyOf(due);
  }

  BoundaryState met(Instant now, Collection<String> feeds) {
    Map<String, Instant> all = new TreeMap<>(due);
    feeds.forEach(feed -> all.put(feed, now));
    return new BoundaryState(now.isAfter(kept) ? now : kept, all);
  }

  /** Unless it has become due again meanwhile. */
  BoundaryState done(String feed, Instant since) {
    Map<String, Instant> all = new TreeMap<>(due);
    all.remove(feed, since);
    return new BoundaryState(kept, all);
  }
}
