package io.stoa.ledger;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to find in a ledger; all that is given must hold.
 *
 * @param state null for any; variants inside a group's item are then found by their text only
 * @param text stands in the SKU or code, in any case; null for any
 * @param after key of the last entry that was seen, null for the beginning
 * @param limit at most so many entries, at least 1
 */
public record LedgerQuery(
    @Nullable EntryState state, @Nullable String text, @Nullable String after, int limit) {
  public LedgerQuery {
    text = text == null || text.isBlank() ? null : text.strip().toLowerCase(Locale.ROOT);
  }

  boolean fits(LedgerEntry entry) {
    if (text != null && !ItemKey.folded(entry.key()).contains(text)) {
      return false;
    }
    return state == null
        ? text != null || entry.state() != EntryState.INSIDE
        : entry.state() == state;
  }
}
