package io.stoa.delta;

import org.jspecify.annotations.Nullable;

/**
 * What a run found between what the feed would send now and what its destination has, in items of
 * the ledger: products, and product models that are items of their own.
 *
 * @param everything whether all that the feed selects was compared; else only what may have changed
 * @param why why everything was compared, for people; null when not everything was
 * @param lookedAt items that were looked at, whether or not they are selected
 * @param rendered items that were mapped and rendered anew
 * @param created the destination does not have them
 * @param updated the destination has them in another version
 * @param deleted the feed selects them no more, or they may no longer go out
 * @param withdrawn those of the deleted ones that are held back by plan
 * @param unchanged the destination has them as they are, looked at or not
 * @param skipped of those that were looked at: break a rule, so that they are not sent
 */
public record Difference(
    boolean everything,
    @Nullable String why,
    long lookedAt,
    long rendered,
    long created,
    long updated,
    long deleted,
    long withdrawn,
    long unchanged,
    long skipped) {
  /** Whether the destination has to be told anything. */
  public boolean any() {
    return created + updated + deleted > 0;
  }
}
