package io.stoa.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a page lies and what is on it.
 *
 * @param number of the page; two documents belong to it
 * @param slot which of the two, 0 or 1, is the one to read: a run writes into the other one, and
 *     the new head says so once the run is settled
 * @param first the least key on it
 * @param states how many entries are in each state
 * @param listed how many of them the channel has
 * @param inFile how many items of the current whole file they are
 * @param bytes how long those are together, what stands between items not counted
 * @param look the earliest instant at which one of them has to be looked at again, or null
 */
record PageRef(
    int number,
    int slot,
    String first,
    Map<EntryState, Integer> states,
    int listed,
    int inFile,
    long bytes,
    @Nullable Instant look) {
  PageRef {
    states = Collections.unmodifiableMap(new EnumMap<>(states));
  }

  static PageRef of(int number, int slot, List<LedgerEntry> entries) {
    Map<EntryState, Integer> states = new EnumMap<>(EntryState.class);
    int listed = 0;
    int inFile = 0;
    long bytes = 0;
    Instant look = null;
    for (LedgerEntry entry : entries) {
      states.merge(entry.state(), 1, Integer::sum);
      listed += entry.listed() ? 1 : 0;
      inFile += entry.rows();
      bytes += entry.bytes();
      Instant at = entry.look();
      look = at == null || (look != null && look.isBefore(at)) ? look : at;
    }
    return new PageRef(number, slot, entries.get(0).key(), states, listed, inFile, bytes, look);
  }

  boolean has(EntryState state) {
    return states.containsKey(state);
  }
}
