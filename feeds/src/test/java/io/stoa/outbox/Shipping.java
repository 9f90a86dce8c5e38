package io.stoa.outbox;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.Stall;
import io.stoa.connector.Target;
import io.stoa.json.Json;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.LedgerMerge;
import io.stoa.ledger.Ledgers;
import io.stoa.store.DocumentStore;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What runs of feeds leave behind for sending, without the runs. */
final class Shipping {
  final Ledgers ledgers;
  final SendItems items;
  final HandClock clock;
  private final Set<String> feeds = new LinkedHashSet<>();
  private final Function<String, Target> targets;

  Shipping(DocumentStore store, HandClock clock) {
    this(store, clock, Shipping::target);
  }

  /**
   * @param targets by feed
   */
  Shipping(DocumentStore store, HandClock clock, Function<String, Target> targets) {
    this.targets = targets;
    this.clock = clock;
    this.ledgers = new Ledgers(store);
    this.items = new SendItems(store, ledgers, (connector, target) -> Set.copyOf(feeds), clock);
  }

  static Target target(String feed) {
    return new Target(feed, "en_US", Map.of("token", Stall.TOKEN), Map.of());
  }

  /** A run that wants these titles, by SKU; an empty one is refused, null is a deletion. */
  void run(ItemConnector connector, String feed, String run, Map<String, @Nullable String> wanted) {
    LedgerHead head = store(connector, feed, run, wanted);
    ledgers.exchange(ledgers.open(feed), head);
  }

  /** A run that wants these payloads, by SKU; null is a deletion. */
  void runOf(
      ItemConnector connector, String feed, String run, Map<String, @Nullable JsonNode> wanted) {
    LedgerHead head = storeOf(connector, feed, run, wanted);
    ledgers.exchange(ledgers.open(feed), head);
  }

  /** As a run that dies before it is settled. */
  LedgerHead store(
      ItemConnector connector, String feed, String run, Map<String, @Nullable String> wanted) {
    Map<String, @Nullable JsonNode> payloads = new LinkedHashMap<>();
    wanted.forEach(
        (sku, title) ->
            payloads.put(
                sku, title == null ? null : Json.MAPPER.createObjectNode().put("title", title)));
    return storeOf(connector, feed, run, payloads);
  }

  private LedgerHead storeOf(
      ItemConnector connector, String feed, String run, Map<String, @Nullable JsonNode> wanted) {
    feeds.add(feed);
    Ledgers.Opened before = ledgers.open(feed);
    Map<String, LedgerEntry> entries = new TreeMap<>(ItemKey.ORDER);
    try (OutboxWriter writer = items.open(feed, run, connector.terms(targets.apply(feed)))) {
      wanted.forEach(
          (sku, payload) -> {
            LedgerEntry old = ledgers.find(before.head(), ItemKey.ofProduct(sku)).orElse(null);
            LedgerEntry entry = entry(sku, payload, run, old);
            writer.add(
                new OutboxWriter.Wanted(
                    entry.key(),
                    sku,
                    Objects.requireNonNull(entry.action()),
                    payload,
                    entry.hash(),
                    entry.channelId()));
            entries.put(entry.key(), entry);
          });
    }
    LedgerMerge<LedgerEntry> merge =
        new LedgerMerge<>(ledgers, before.head(), false, new TakeNews());
    entries.forEach(merge::accept);
    LedgerHead head = merge.finish(List.of());
    return new LedgerHead(
        feed,
        head.pages(),
        head.nextPage(),
        head.free(),
        List.of(),
        Map.of(),
        Map.of(),
        null,
        run,
        clock.instant(),
        null,
        null);
  }

  private LedgerEntry entry(
      String sku, @Nullable JsonNode payload, String run, @Nullable LedgerEntry old) {
    boolean listed = old != null && old.listed();
    ItemAction action =
        payload == null ? ItemAction.DELETE : listed ? ItemAction.UPDATE : ItemAction.CREATE;
    return new LedgerEntry(
        ItemKey.ofProduct(sku),
        sku,
        EntryState.PENDING,
        action,
        payload == null ? null : "hash of " + payload,
        null,
        listed,
        0,
        0,
        null,
        old == null ? null : old.channelId(),
        List.of(),
        0,
        run,
        clock.instant(),
        null);
  }

  Progress go(ItemConnector connector, String feed) {
    return items.carryOn(connector, targets.apply(feed), false);
  }

  LedgerEntry entry(String feed, String sku) {
    return ledgers
        .find(ledgers.head(feed), ItemKey.ofProduct(sku))
        .orElseThrow(() -> new AssertionError("The ledger of " + feed + " has no " + sku));
  }

  EntryState state(String feed, String sku) {
    return entry(feed, sku).state();
  }

  List<String> codes(String feed, String sku) {
    return entry(feed, sku).issues().stream().map(ItemIssue::code).toList();
  }

  private static final class TakeNews implements LedgerMerge.Decisions<LedgerEntry> {
    @Override
    public @Nullable LedgerEntry decide(
        String key, @Nullable LedgerEntry old, @Nullable LedgerEntry news) {
      return news;
    }

    @Override
    public void keep(LedgerEntry entry) {}

    @Override
    public void keepPage(int inFile, long bytes) {}
  }
}
