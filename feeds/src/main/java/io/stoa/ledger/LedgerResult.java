package io.stoa.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param entries in key order; may be fewer than the limit, even none, though more follow
 * @param next where to go on, null at the end
 */
public record LedgerResult(List<LedgerEntry> entries, @Nullable String next) {
  public LedgerResult {
    entries = List.copyOf(entries);
  }
}
