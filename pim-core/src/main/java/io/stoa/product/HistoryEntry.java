package io.stoa.product;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one write did to a product or product model.
 *
 * @param version that it led to
 * @param created whether it is the creation; that tells of no changes
 * @param changes in the order of their keys
 * @param more how many further changes are not kept
 */
public record HistoryEntry(
    long version,
    Instant at,
    Author author,
    boolean created,
    List<HistoryChange> changes,
    int more) {
  public HistoryEntry {
    changes = List.copyOf(changes);
  }

  /** The entry of the edit that led to the version, of which only the trace is stored. */
  static @Nullable HistoryEntry last(long version, Instant at, Values after, Trace trace) {
    Trace.LastEdit last = trace.last();
    if (last == null) {
      return null;
    }
    Overwritten found = last.found();
    Set<ValueKey> keys = new TreeSet<>(found.added());
    keys.addAll(found.before().asMap().keySet());
    Beginnings beginnings = new Beginnings();
    List<HistoryChange> changes = new ArrayList<>(keys.size());
    for (ValueKey key : keys) {
      Value now = after.find(key);
      changes.add(
          new HistoryChange(
              key,
              found.before().find(key),
              now == null ? null : beginnings.of(now),
              !found.cut().contains(key)));
    }
    return new HistoryEntry(version, at, last.author(), false, changes, found.more());
  }
}
