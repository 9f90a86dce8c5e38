package io.stoa.web.api;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemIssue;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.ItemKey;
import io.stoa.standing.ChannelItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as one feed's channel has it.
 *
 * @param channel whose values the feed takes
 * @param sku of the item that has the state: the product's own, or the code of its product model
 * @param model whether that item is a product model
 * @param action what was last wanted of the channel, null when the item was never sent
 * @param listed whether the channel has the item in some version, as far as we know
 * @param since when it came into its state
 * @param channelId the channel's own id, null when none is known
 * @param failures how often in a row the channel refused it for the same reasons
 * @param run that last sent it or found that it cannot be
 */
record ChannelItemView(
    String feed,
    String label,
    String requirementSet,
    String connector,
    String channel,
    String locale,
    String sku,
    boolean model,
    EntryState state,
    @Nullable ItemAction action,
    boolean listed,
    Instant since,
    @Nullable String channelId,
    int failures,
    String run,
    List<IssueView> issues) {

  /**
   * @param attribute as the channel names it, null when it does not say
   * @param field of the requirement set that it is about, empty when nobody knows
   * @param sources codes of the attributes that the field is made of, the first one first
   * @param offer whether it is made of prices or stock
   */
  record IssueView(
      @Nullable String attribute,
      String code,
      ItemIssue.Severity severity,
      String message,
      @Nullable String link,
      String field,
      List<String> sources,
      boolean offer) {

    static IssueView of(ChannelItem.Mendable mendable) {
      ItemIssue issue = mendable.issue();
      return new IssueView(
          issue.attribute(),
          issue.code(),
          issue.severity(),
          issue.message(),
          issue.link(),
          mendable.field(),
          mendable.sources(),
          mendable.offer());
    }
  }

  static ChannelItemView of(ChannelItem item) {
    return new ChannelItemView(
        item.feed(),
        item.label(),
        item.requirementSet(),
        item.connector(),
        item.channel(),
        item.locale(),
        item.entry().sku(),
        ItemKey.isModel(item.entry().key()),
        item.entry().state(),
        item.entry().action(),
        item.entry().listed(),
        item.entry().since(),
        item.entry().channelId(),
        item.entry().failures(),
        item.entry().run(),
        item.issues().stream().map(IssueView::of).toList());
  }
}
