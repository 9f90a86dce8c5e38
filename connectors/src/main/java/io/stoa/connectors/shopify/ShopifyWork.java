package io.stoa.connectors.shopify;

import io.stoa.connector.BatchItem;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for one item of a batch.
 *
 * @param index of the item in the batch
 * @param id of the product in the shop, null when there is none yet
 * @param input null for a deletion
 * @param arrived whether the batch has come to the shop before, as the product itself says
 */
record ShopifyWork(
    int index, BatchItem item, @Nullable String id, @Nullable ShopifyInput input, boolean arrived) {
  String sku() {
    return item.sku();
  }
}
