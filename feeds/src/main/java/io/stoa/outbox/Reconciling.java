package io.stoa.outbox;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.ListedPage;
import io.stoa.connector.Target;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerQuery;
import io.stoa.ledger.LedgerResult;
import io.stoa.ledger.LedgerSearch;
import io.stoa.ledger.Ledgers;
import io.stoa.outbox.OutboxWriter.Wanted;
import io.stoa.outbox.Reconciled.Found;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a channel's list with a ledger. For one feed, which is held, and one thread.
 */
final class Reconciling {
  private static final int TOGETHER = 5_000;

  private final ItemConnector connector;
  private final Target target;
  private final ItemTerms terms;
  private final Batches batches;
  private final Ledgers ledgers;
  private final Settling settling;
  private final List<String> others;
  private final Runnable goingOn;
  private final Clock clock;
  private final SeenKeys listed = new SeenKeys();
  private final SeenKeys underWay = new SeenKeys();
  private final Map<String, ItemNews> news = new HashMap<>();
  private final List<LedgerEntry> again = new ArrayList<>();

  private long count;
  private Found gone = Found.NONE;
  private Found unsent = Found.NONE;
  private Found returned = Found.NONE;
  private Found corrected = Found.NONE;
  private Found foreign = Found.NONE;
  private Found ofOthers = Found.NONE;

  /**
   * @param goingOn throws when it is to stop here
   */
  Reconciling(
      ItemConnector connector,
      Target target,
      ItemTerms terms,
      Batches batches,
      Ledgers ledgers,
      Settling settling,
      List<String> others,
      Runnable goingOn,
      Clock clock) {
    this.connector = connector;
    this.target = target;
    this.terms = terms;
    this.batches = batches;
    this.ledgers = ledgers;
    this.settling = settling;
    this.others = List.copyOf(others);
    this.goingOn = goingOn;
    this.clock = clock;
  }

  Reconciled run() {
    for (Phase phase : Phase.values()) {
      for (Batch batch : batches.in(target.feed(), phase)) {
        batch.items().forEach(item -> underWay.add(item.key()));
      }
    }
    String trouble = null;
    try {
      String cursor = null;
      do {
        goingOn.run();
        ListedPage page = connector.list(target, cursor);
        look(page.items());
        cursor = page.next();
      } while (cursor != null);
      findGone();
    } catch (DeliveryException e) {
      trouble = e.getMessage();
    }
    tell();
    takeAwayAgain();
    return new Reconciled(
        target.feed(),
        clock.instant(),
        count,
        gone,
        unsent,
        returned,
        corrected,
        foreign,
        ofOthers,
        trouble);
  }

  /** What the channel has. */
  private void look(List<ItemAnswer> items) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    items.forEach(item -> keys.put(item.sku(), keysOf(item.sku())));
    List<String> all = keys.values().stream().flatMap(List::stream).distinct().toList();
    Map<String, LedgerEntry> ours = ledgers.findAll(settling.ledger().head(), all);
    List<ItemAnswer> unknown = new ArrayList<>();
    for (ItemAnswer item : items) {
      count++;
      LedgerEntry entry =
          keys.getOrDefault(item.sku(), List.of()).stream()
              .map(ours::get)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      if (entry == null) {
        unknown.add(item);
      } else {
        known(item, entry);
      }
    }
    tellOfUnknown(unknown, all);
    if (news.size() >= TOGETHER) {
      tell();
    }
  }

  /** A SKU, a model's code, or either at a store. */
  private static List<String> keysOf(String sku) {
    List<String> keys = new ArrayList<>();
    keys.add(ItemKey.ofProduct(sku));
    keys.add(ItemKey.ofModel(sku));
    int at = sku.lastIndexOf('@');
    if (at > 0) {
      keys.add(ItemKey.ofProduct(sku.substring(0, at)));
    }
    return keys;
  }

  private void known(ItemAnswer item, LedgerEntry entry) {
    listed.add(entry.key());
    String group = entry.within();
    if (entry.state() == EntryState.INSIDE && group != null) {
      listed.add(group);
    } else if (entry.state() == EntryState.DELETED && !underWay.contains(entry.key())) {
      returned = returned.and(entry.sku());
      again.add(entry);
    } else if (!underWay.contains(entry.key())) {
      correct(item, entry);
    }
  }

  private void correct(ItemAnswer item, LedgerEntry entry) {
    EntryState state = corrected(item.state(), entry.state());
    boolean refused = state == EntryState.REJECTED && entry.state() != EntryState.REJECTED;
    if (state != entry.state() || !entry.listed()) {
      corrected = corrected.and(entry.sku());
      List<ItemIssue> issues = refused || state == EntryState.LIVE ? item.issues() : null;
      news.put(
          entry.key(),
          new ItemNews(
              entry.run(),
              entry.hash(),
              state,
              true,
              item.channelId(),
              issues,
              entry.failures(),
              entry.state() == EntryState.WITHHELD ? Duration.ZERO : null));
    }
  }

  private static EntryState corrected(ItemState there, EntryState here) {
    boolean judged =
        here == EntryState.SUBMITTED
            || here == EntryState.ACCEPTED
            || here == EntryState.LIVE
            || here == EntryState.REJECTED;
    if (!judged) {
      return here;
    }
    return switch (there) {
      case LIVE -> EntryState.LIVE;
      case ACCEPTED -> here == EntryState.REJECTED ? here : EntryState.ACCEPTED;
      case REJECTED -> EntryState.REJECTED;
      case DELETED, MISSING, POSTPONED -> here;
    };
  }

  private void tellOfUnknown(List<ItemAnswer> items, List<String> keys) {
    if (items.isEmpty()) {
      return;
    }
    List<Map<String, LedgerEntry>> theirs =
        others.stream().map(other -> ledgers.findAll(ledgers.head(other), keys)).toList();
    for (ItemAnswer item : items) {
      boolean anothers =
          theirs.stream()
              .anyMatch(entries -> keysOf(item.sku()).stream().anyMatch(entries::containsKey));
      if (anothers) {
        ofOthers = ofOthers.and(item.sku());
      } else {
        foreign = foreign.and(item.sku());
      }
    }
  }

  /** What the ledger says the channel has, or should be getting, and has not. */
  private void findGone() {
    LedgerSearch search = new LedgerSearch(ledgers);
    String after = null;
    do {
      LedgerResult page = search.find(target.feed(), LedgerQuery.all(after, TOGETHER));
      page.entries().stream()
          .filter(entry -> !listed.contains(entry.key()) && !underWay.contains(entry.key()))
          .forEach(this::absent);
      tell();
      after = page.next();
    } while (after != null);
  }

  private void absent(LedgerEntry entry) {
    if (entry.action() == ItemAction.DELETE) {
      if (entry.state() != EntryState.DELETED) {
        corrected = corrected.and(entry.sku());
        news.put(entry.key(), of(entry, EntryState.DELETED, List.of(), null));
      }
    } else if (entry.state() == EntryState.PENDING) {
      unsent = unsent.and(entry.sku());
      news.put(entry.key(), of(entry, EntryState.PENDING, null, Duration.ZERO));
    } else if (entry.listed() && entry.state() == EntryState.SKIPPED) {
      corrected = corrected.and(entry.sku());
      news.put(entry.key(), of(entry, EntryState.SKIPPED, null, null));
    } else if (entry.listed()) {
      gone = gone.and(entry.sku());
      List<ItemIssue> issues = List.of(OwnIssues.goneAtChannel());
      news.put(entry.key(), of(entry, EntryState.PENDING, issues, Duration.ZERO));
    }
  }

  private static ItemNews of(
      LedgerEntry entry,
      EntryState state,
      @Nullable List<ItemIssue> issues,
      @Nullable Duration lookIn) {
    return new ItemNews(
        entry.run(), entry.hash(), state, false, null, issues, entry.failures(), lookIn);
  }

  private void tell() {
    settling.tell(news);
    news.clear();
  }

  /** They were ours, and we wanted them gone. */
  private void takeAwayAgain() {
    if (again.isEmpty()) {
      return;
    }
    Map<String, List<LedgerEntry>> byRun = new HashMap<>();
    again.forEach(entry -> byRun.computeIfAbsent(entry.run(), r -> new ArrayList<>()).add(entry));
    Instant now = clock.instant();
    String series = "again" + now.toEpochMilli() + "-";
    byRun.forEach(
        (run, entries) -> {
          try (OutboxWriter writer =
              new OutboxWriter(batches, target.feed(), run, series, terms, now)) {
            entries.forEach(entry -> takeAway(entry, writer));
          }
        });
    tell();
  }

  private void takeAway(LedgerEntry entry, OutboxWriter writer) {
    ItemAction delete = ItemAction.DELETE;
    writer.add(new Wanted(entry.key(), entry.sku(), delete, null, entry.hash(), entry.channelId()));
    news.put(
        entry.key(),
        new ItemNews(entry.run(), entry.hash(), EntryState.PENDING, true, null, null, 0));
  }
}
