package io.stoa.ledger;

import io.stoa.connector.ItemAction;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to find in a ledger; all that is given must hold.
 *
 * @param state null for any; variants inside a group's item are then found by their text only
 * @param action what was last wanted of the channel; null for any
 * @param text stands in the SKU or code, in the channel's own id or in the code of an issue, in any
 *     case; null for any
 * @param after key of the last entry that was seen, null for the beginning
 * @param limit at most so many entries, at least 1
 */
public record LedgerQuery(
    @Nullable EntryState state,
    @Nullable ItemAction action,
    @Nullable String text,
    @Nullable String after,
    int limit) {
  public LedgerQuery {
    text = text == null || text.isBlank() ? null : text.strip().toLowerCase(Locale.ROOT);
  }

  /** Everything but variants inside a group's item, a page at a time. */
  public static LedgerQuery all(@Nullable String after, int limit) {
    return new LedgerQuery(null, null, null, after, limit);
  }

  boolean fits(LedgerEntry entry) {
    return (action == null || entry.action() == action) && fitsState(entry) && fitsText(entry);
  }

  private boolean fitsState(LedgerEntry entry) {
    return state == null
        ? text != null || entry.state() != EntryState.INSIDE
        : entry.state() == state;
  }

  private boolean fitsText(LedgerEntry entry) {
    return text == null
        || ItemKey.folded(entry.key()).contains(text)
        || stands(text, entry.channelId())
        || entry.issues().stream().anyMatch(issue -> stands(text, issue.code()));
  }

  private static boolean stands(String text, @Nullable String in) {
    return in != null && in.toLowerCase(Locale.ROOT).contains(text);
  }
}
