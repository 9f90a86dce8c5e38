package io.stoa.connectors.exchange;

import io.stoa.connector.BatchItem;
import io.stoa.connector.Delivery;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemRef;
import io.stoa.connector.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation with a channel is about.
 *
 * @param feed code of the feed, null when somebody tries settings out
 * @param run id of the feed run, null outside of one
 * @param batch key of the batch, null when it is about no batch
 * @param skus the items that it is about, empty when it is about none in particular
 */
public record About(
    @Nullable String feed, @Nullable String run, @Nullable String batch, List<String> skus) {
  public About {
    skus = List.copyOf(skus);
  }

  /** Trying settings out. */
  public static About settings() {
    return new About(null, null, null, List.of());
  }

  public static About feed(Target target) {
    return new About(target.feed(), target.run(), null, List.of());
  }

  public static About delivery(Delivery delivery) {
    return new About(delivery.feed(), delivery.run(), null, List.of());
  }

  public static About batch(Target target, ItemBatch batch) {
    return new About(
        target.feed(),
        target.run(),
        batch.key(),
        batch.items().stream().map(BatchItem::sku).toList());
  }

  public static About items(Target target, List<ItemRef> items) {
    return new About(target.feed(), target.run(), null, items.stream().map(ItemRef::sku).toList());
  }
}
