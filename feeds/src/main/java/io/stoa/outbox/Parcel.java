package io.stoa.outbox;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import org.jspecify.annotations.Nullable;

/**
 * One item of a batch, without its payload.
 *
 * @param key in the ledger; several items share one where a product goes out once for each store
 * @param sku the item's key in the feed
 * @param hash of the payload as the ledger has it
 * @param channelId the channel's own id, null when none is known
 * @param tries how often in a row this payload was refused for {@code reason}
 * @param reason null when it never was
 * @param said what the channel said last in this batch; null when nothing yet
 */
record Parcel(
    String key,
    String sku,
    ItemAction action,
    @Nullable String hash,
    @Nullable String channelId,
    int tries,
    @Nullable String reason,
    @Nullable ItemState said) {

  /** Whether the channel has not had the last word. */
  boolean open() {
    return said == null || said == ItemState.ACCEPTED;
  }

  boolean deletes() {
    return action == ItemAction.DELETE;
  }

  ItemRef ref() {
    return new ItemRef(sku, action, channelId);
  }

  Parcel said(ItemState state, @Nullable String id) {
    return new Parcel(key, sku, action, hash, id == null ? channelId : id, tries, reason, state);
  }

  /** For another attempt: nothing is said of it. */
  Parcel again(int newTries, @Nullable String newReason) {
    return new Parcel(key, sku, action, hash, channelId, newTries, newReason, null);
  }

  Parcel withChannelId(@Nullable String id) {
    return id == null ? this : new Parcel(key, sku, action, hash, id, tries, reason, said);
  }
}
