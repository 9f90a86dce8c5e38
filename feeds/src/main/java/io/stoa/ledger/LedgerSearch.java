package io.stoa.ledger;

import java.util.ArrayList;
import java.util.List;

/** Finds entries of one feed. One question reads a bounded number of pages. Thread-safe. */
public final class LedgerSearch {
  private static final int MOST_PAGES = 400;

  private final Ledgers ledgers;

  public LedgerSearch(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  public LedgerResult find(String feed, LedgerQuery query) {
    LedgerHead head = ledgers.head(feed);
    String after = query.after();
    int place = after == null ? 0 : head.placeOf(after);
    List<LedgerEntry> found = new ArrayList<>();
    String last = after;
    for (int read = 0; place < head.pages().size(); place++) {
      if (query.state() != null && !head.pages().get(place).has(query.state())) {
        continue;
      }
      if (read++ == MOST_PAGES) {
        return new LedgerResult(found, last);
      }
      for (LedgerEntry entry : ledgers.entries(head, place)) {
        if (after != null && ItemKey.ORDER.compare(entry.key(), after) <= 0) {
          continue;
        }
        if (query.fits(entry)) {
          if (found.size() == query.limit()) {
            return new LedgerResult(found, last);
          }
          found.add(entry);
        }
        last = entry.key();
      }
    }
    return new LedgerResult(found, null);
  }
}
