package io.stoa.connector;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One item on its way.
 *
 * @param sku the item's key in the feed: a SKU, a product model's code, or {@code SKU@store}
 * @param payload as the requirement set renders it in nested JSON; null for a deletion. Not to be
 *     changed: copy it before adding to it
 * @param channelId the channel's own id from an earlier answer, null when none is known
 */
public record BatchItem(
    String sku, ItemAction action, @Nullable JsonNode payload, @Nullable String channelId) {
  public BatchItem {
    if ((payload == null) != (action == ItemAction.DELETE)) {
      throw new IllegalArgumentException("Only deletions have no payload: " + sku);
    }
  }

  public ItemRef ref() {
    return new ItemRef(sku, action, channelId);
  }
}
