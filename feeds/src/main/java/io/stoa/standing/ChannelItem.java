package io.stoa.standing;

import io.stoa.connector.ItemIssue;
import io.stoa.ledger.LedgerEntry;
import java.util.List;

/**
 * One product as one feed's channel has it.
 *
 * @param label of the feed
 * @param requirementSet code of the channel's rules
 * @param channel whose values the feed takes
 * @param locale in which it takes them
 * @param entry of the feed's ledger; where the product goes out inside its product model's item,
 *     that one's
 * @param issues those of the entry, each with where it can be mended
 */
public record ChannelItem(
    String feed,
    String label,
    String requirementSet,
    String connector,
    String channel,
    String locale,
    LedgerEntry entry,
    List<Mendable> issues) {
  public ChannelItem {
    issues = List.copyOf(issues);
  }

  /**
   * An issue and where it can be mended.
   *
   * @param field of the requirement set that it is about, empty when nobody knows
   * @param sources codes of the attributes that the field is made of, the first one first
   * @param offer whether it is made of prices or stock
   */
  public record Mendable(ItemIssue issue, String field, List<String> sources, boolean offer) {
    public Mendable {
      sources = List.copyOf(sources);
    }
  }
}
