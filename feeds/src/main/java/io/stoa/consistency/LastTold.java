package io.stoa.consistency;

import io.stoa.feed.FeedRuns;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.Ledgers;
import io.stoa.ledger.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the ledgers what feeds last told of products. It is what was sent, not what would be
 * sent now: a feed that has not run since a price changed still has the old one here.
 */
final class LastTold {
  private final Ledgers ledgers;
  private final Instant now;

  LastTold(Ledgers ledgers, Instant now) {
    this.ledgers = ledgers;
    this.now = now;
  }

  /** By SKU, for each feed that knows the product its listing, in the order of the feeds. */
  Map<String, List<ChannelListing>> of(List<String> feeds, List<String> skus) {
    Map<String, List<ChannelListing>> told = new HashMap<>();
    for (String feed : feeds) {
      // Opened for each batch: a ledger that a run exchanges meanwhile keeps its pages for one run.
      LedgerHead head = ledgers.head(feed);
      if (!head.pages().isEmpty()) {
        add(feed, head, skus, told);
      }
    }
    return told;
  }

  private void add(
      String feed, LedgerHead head, List<String> skus, Map<String, List<ChannelListing>> told) {
    Map<String, LedgerEntry> entries =
        ledgers.findAll(head, skus.stream().map(ItemKey::ofProduct).toList());
    List<String> groups =
        entries.values().stream()
            .filter(entry -> entry.state() == EntryState.INSIDE)
            .map(LedgerEntry::within)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    Map<String, Group> within = new HashMap<>();
    ledgers.findAll(head, groups).forEach((key, entry) -> within.put(key, Group.of(entry)));
    for (String sku : skus) {
      LedgerEntry entry = entries.get(ItemKey.ofProduct(sku));
      ChannelListing listing = entry == null ? null : listing(feed, entry, within);
      if (listing != null) {
        told.computeIfAbsent(sku, any -> new ArrayList<>()).add(listing);
      }
    }
  }

  /** The item of a product model, and what it says of each variant by the variant's key. */
  private record Group(LedgerEntry entry, Map<String, Told> variants) {
    static Group of(LedgerEntry entry) {
      Map<String, Told> variants = new HashMap<>();
      Told.variants(entry.told())
          .forEach((sku, told) -> variants.put(ItemKey.ofProduct(sku), told));
      return new Group(entry, variants);
    }
  }

  private @Nullable ChannelListing listing(
      String feed, LedgerEntry entry, Map<String, Group> within) {
    if (entry.state() != EntryState.INSIDE) {
      return listing(feed, entry, Told.parse(entry.told()));
    }
    Group group = within.get(String.valueOf(entry.within()));
    return group == null ? null : listing(feed, group.entry(), group.variants().get(entry.key()));
  }

  private ChannelListing listing(String feed, LedgerEntry entry, @Nullable Told told) {
    Instant sent = FeedRuns.startOf(entry.run()).orElse(null);
    return told == null
        ? new ChannelListing(
            feed,
            entry.state(),
            entry.listed(),
            null,
            null,
            null,
            null,
            Availability.UNKNOWN,
            null,
            sent)
        : new ChannelListing(
            feed,
            entry.state(),
            entry.listed(),
            told.currency(),
            told.price(),
            told.pays(now),
            told.availability(),
            Availability.of(told),
            told.quantity(),
            sent);
  }
}
