package io.stoa.outbox;

import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.Ledgers;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which feed owns which item of an account: the one whose item the channel has, or may have. Where
 * that is true of several, the one whose code comes first. To be asked while the account is held.
 */
final class Owners {
  private final Ledgers ledgers;
  private final Batches batches;
  private final String feed;
  private final List<String> others;

  /**
   * @param others further feeds that write to the account
   */
  Owners(Ledgers ledgers, Batches batches, String feed, Collection<String> others) {
    this.ledgers = ledgers;
    this.batches = batches;
    this.feed = feed;
    this.others = others.stream().filter(other -> !other.equals(feed)).sorted().toList();
  }

  /**
   * The items that belong to another feed, with its code.
   *
   * @param own this feed's entries by key
   */
  Map<String, String> notOurs(Map<String, LedgerEntry> own) {
    Map<String, String> notOurs = new HashMap<>();
    for (String other : others) {
      Set<String> sending = sending(other);
      Map<String, LedgerEntry> theirs = ledgers.findAll(ledgers.head(other), own.keySet());
      own.forEach(
          (key, entry) -> {
            boolean has = sending.contains(key) || has(theirs.get(key));
            if (has && !(has(entry) && feed.compareTo(other) < 0)) {
              notOurs.putIfAbsent(key, other);
            }
          });
    }
    return new TreeMap<>(notOurs);
  }

  /** Items of batches of which nobody knows whether they arrived. */
  private Set<String> sending(String other) {
    Set<String> keys = new HashSet<>();
    batches
        .in(other, Phase.SENDING)
        .forEach(batch -> batch.items().forEach(item -> keys.add(item.key())));
    return keys;
  }

  private static boolean has(@Nullable LedgerEntry entry) {
    return entry != null
        && (entry.listed()
            || entry.state() == EntryState.SUBMITTED
            || entry.state() == EntryState.ACCEPTED
            || entry.state() == EntryState.LIVE);
  }
}
