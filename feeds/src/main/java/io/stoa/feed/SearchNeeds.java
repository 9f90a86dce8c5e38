package io.stoa.feed;

import io.stoa.change.ChangeSources;
import io.stoa.ledger.LedgerHead;
import io.stoa.requirement.RequirementSet.ItemOf;
import io.stoa.search.Filter;
import java.util.Map;
import java.util.Objects;

/**
 * Whether a run over what has changed asks the search index. It does not where the changes
 * themselves name what they touch and the feed takes every product: such a run need not wait until
 * the index has followed.
 */
final class SearchNeeds {
  private SearchNeeds() {}

  /**
   * @param now where the changes stand
   */
  static boolean some(CompiledFeed feed, ItemGate gate, LedgerHead head, Map<String, String> now) {
    boolean models = feed.set().item() == ItemOf.MODEL || feed.set().parents();
    return models
        || !feed.feed().selection().equals(Filter.ALL)
        || gate.searches()
        || now.entrySet().stream()
            .anyMatch(
                source ->
                    !ChangeSources.BY_ID.contains(source.getKey())
                        && !Objects.equals(
                            source.getValue(), head.positions().get(source.getKey())));
  }
}
