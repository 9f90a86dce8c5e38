package io.stoa.connector;

import java.util.List;

/**
 * Items that are sent together.
 *
 * @param key idempotency key: a UUID as text, 36 characters; given again only for the same content
 */
public record ItemBatch(String key, List<BatchItem> items) {
  public ItemBatch {
    items = List.copyOf(items);
  }
}
