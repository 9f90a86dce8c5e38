package io.stoa.feed;

import io.stoa.connector.ItemAction;
import io.stoa.ledger.LedgerEntry;
import io.stoa.mapping.Subject;
import io.stoa.mapping.Subject.Role;
import io.stoa.product.Values;
import io.stoa.requirement.FileRules;
import io.stoa.requirement.Item;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts into items what becomes of them, for channels whose files say so ({@link
 * FileRules.Changes}). For one run.
 */
final class SpokenChanges {
  private final CompiledFeed feed;
  private final FileRules.Changes rules;
  private final Instant now;

  private SpokenChanges(CompiledFeed feed, FileRules.Changes rules, Instant now) {
    this.feed = feed;
    this.rules = rules;
    this.now = now;
  }

  /** Null where the feed's files do not say so in their items. */
  static @Nullable SpokenChanges of(CompiledFeed feed, Instant now) {
    FileRules.Changes rules = feed.set().files().changes();
    return rules == null ? null : new SpokenChanges(feed, rules, now);
  }

  /** The item as one that is new there or has changed. */
  Item sent(Item item, ItemAction action) {
    Map<String, Object> values = new LinkedHashMap<>(item.values());
    if (action == ItemAction.CREATE) {
      values.put(rules.command(), rules.created());
    }
    return numbered(item, values);
  }

  /**
   * The item as one that is to be taken away: what the feed says of a product of which it knows
   * nothing any more. Null when the destination knows it by nothing that we know.
   */
  @Nullable Item gone(LedgerEntry entry) {
    String key = entry.channelId();
    if (key == null) {
      return null;
    }
    Subject nothing =
        new Subject(
            entry.sku(),
            Role.STANDALONE,
            null,
            null,
            null,
            null,
            Values.NONE,
            Set.of(),
            null,
            null,
            now,
            List.of(),
            null,
            null);
    Item item = feed.mapping().map(feed.lens(), nothing).item();
    Map<String, Object> values = new LinkedHashMap<>(item.values());
    values.put(rules.key(), key);
    values.put(rules.command(), rules.deleted());
    return numbered(item, values);
  }

  private Item numbered(Item item, Map<String, Object> values) {
    String run = "-" + Long.toString(now.getEpochSecond(), Character.MAX_RADIX);
    rules.numbers().forEach(field -> values.computeIfPresent(field, (f, number) -> number + run));
    return new Item(item.sku(), item.kind(), item.parent(), values, item.variants());
  }
}
