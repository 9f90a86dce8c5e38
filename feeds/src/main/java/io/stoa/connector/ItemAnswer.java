package io.stoa.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel's answer for one item.
 *
 * @param sku the item's key as it was sent
 * @param channelId the channel's own id, null when the answer does not say
 * @param issues what the channel found, errors and warnings; empty when nothing
 */
public record ItemAnswer(
    String sku, ItemState state, @Nullable String channelId, List<ItemIssue> issues) {
  public ItemAnswer {
    issues = List.copyOf(issues);
  }

  public static ItemAnswer of(String sku, ItemState state) {
    return new ItemAnswer(sku, state, null, List.of());
  }

  public static ItemAnswer rejected(String sku, ItemIssue... issues) {
    return new ItemAnswer(sku, ItemState.REJECTED, null, List.of(issues));
  }

  public ItemAnswer withChannelId(@Nullable String id) {
    return new ItemAnswer(sku, state, id, issues);
  }
}
