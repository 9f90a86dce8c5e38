package io.stoa.outbox;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.FileReporting;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemRef;
import io.stoa.connector.Target;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerMerge;
import io.stoa.ledger.Ledgers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the destination for the items of which the reports on a run's files said nothing, some
 * at a time. What is not there is looked for a second time before it counts as dropped.
 */
final class FileLooks {
  /** Items in one go; the rest follows. */
  private static final int AT_ONCE = 1_000;

  private static final Duration BETWEEN = Duration.ofSeconds(5);
  private static final Duration BEFORE_THE_LAST = Duration.ofMinutes(30);

  private final Ledgers ledgers;
  private final Clock clock;

  FileLooks(Ledgers ledgers, Clock clock) {
    this.ledgers = ledgers;
    this.clock = clock;
  }

  /**
   * How far a walk over a run's open items is.
   *
   * @param after key of the last item that was looked at; empty at the beginning
   * @param last whether what is not there now was dropped
   */
  record Place(String after, boolean last) {
    static final Place FIRST = new Place("", false);
  }

  /** Where to go on, and how long to wait before that. */
  record Next(Place place, Duration pause) {}

  /**
   * Looks at the next items.
   *
   * @param run whose items were in the files; null when they had all
   * @return null when there is nothing more to look at
   */
  @Nullable Next look(FileReporting connector, Target target, @Nullable String run, Place place)
      throws DeliveryException {
    Ledgers.Opened opened = ledgers.open(target.feed());
    List<LedgerEntry> open = open(opened, run, place.after());
    if (open.isEmpty()) {
      boolean done = place.last() || open(opened, run, "").isEmpty();
      return done ? null : new Next(new Place("", true), BEFORE_THE_LAST);
    }
    Map<String, ItemAnswer> bySku = new HashMap<>();
    List<ItemRef> items = open.stream().map(FileLooks::ref).toList();
    connector.standing(target, items).forEach(answer -> bySku.put(answer.sku(), answer));
    if (bySku.isEmpty()) {
      return null;
    }
    Map<String, ItemAnswer> news = new TreeMap<>(ItemKey.ORDER);
    for (LedgerEntry entry : open) {
      ItemAnswer answer = bySku.get(entry.sku());
      if (answer != null) {
        news.put(entry.key(), answer);
      }
    }
    LedgerMerge<ItemAnswer> merge =
        new LedgerMerge<>(
            ledgers, opened.head(), false, new SeenItems(place.last(), clock.instant()));
    news.forEach(merge::accept);
    ledgers.exchange(opened, merge.finish(opened.head().fields()));
    return new Next(new Place(open.get(open.size() - 1).key(), place.last()), BETWEEN);
  }

  private List<LedgerEntry> open(Ledgers.Opened opened, @Nullable String run, String after) {
    List<String> keys =
        ledgers.in(opened.head(), EntryState.SUBMITTED).stream()
            .filter(key -> after.isEmpty() || ItemKey.ORDER.compare(key, after) > 0)
            .toList();
    List<LedgerEntry> open = new ArrayList<>();
    for (int from = 0; from < keys.size() && open.size() < AT_ONCE; from += AT_ONCE) {
      List<String> part = keys.subList(from, Math.min(from + AT_ONCE, keys.size()));
      Map<String, LedgerEntry> entries = ledgers.findAll(opened.head(), part);
      for (String key : part) {
        LedgerEntry entry = entries.get(key);
        boolean ours = entry != null && (run == null || run.equals(entry.run()));
        if (entry != null && ours && open.size() < AT_ONCE) {
          open.add(entry);
        }
      }
    }
    return open;
  }

  private static ItemRef ref(LedgerEntry entry) {
    ItemAction action = entry.action();
    return new ItemRef(entry.sku(), action == null ? ItemAction.CREATE : action, null);
  }
}
