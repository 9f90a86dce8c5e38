package io.stoa.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays news over a ledger in one walk in key order. Pages on which nothing changes are neither
 * written nor, when not everything is compared, read. New pages are written into the free slots;
 * the ledger that everybody reads changes only when the new head is exchanged for the old one. For
 * one thread.
 *
 * @param <N> what is new about a key
 */
public final class LedgerMerge<N> {
  /** About how many entries share a page. */
  static final int USUAL = 256;

  private static final int PAGES_TOGETHER = 32;

  /** Says what becomes of entries. */
  public interface Decisions<N> {
    /**
     * Decides on one key.
     *
     * @param old null when there is no entry
     * @param news null when there is nothing to say of the key any more
     * @return the entry from now on, null for none; the old one itself when it stays as it is
     */
    @Nullable LedgerEntry decide(String key, @Nullable LedgerEntry old, @Nullable N news);

    /** An entry that is not looked at stays as it is. */
    void keep(LedgerEntry entry);

    /**
     * A whole page that is not looked at stays as it is.
     *
     * @param inFile how many items of the current whole file its entries are
     * @param bytes how long those are together
     */
    void keepPage(int inFile, long bytes);
  }

  private final Ledgers ledgers;
  private final LedgerHead base;
  private final boolean everything;
  private final boolean dry;
  private final Decisions<N> decisions;
  private final List<PageRef> pages = new ArrayList<>();
  private final List<Integer> free;
  private final List<Integer> freed = new ArrayList<>();
  private final Map<PageRef, List<LedgerEntry>> waiting = new LinkedHashMap<>();
  private int nextPage;

  private int place;
  private boolean loaded;
  private List<LedgerEntry> old = List.of();
  private int next;
  private List<LedgerEntry> out = new ArrayList<>();
  private boolean dirty;
  private boolean numbered;

  /**
   * @param everything whether an entry that no news are about is one that has gone; else it stays
   */
  public LedgerMerge(Ledgers ledgers, LedgerHead base, boolean everything, Decisions<N> decisions) {
    this(ledgers, base, everything, decisions, false);
  }

  private LedgerMerge(
      Ledgers ledgers, LedgerHead base, boolean everything, Decisions<N> decisions, boolean dry) {
    this.dry = dry;
    this.ledgers = ledgers;
    this.base = base;
    this.everything = everything;
    this.decisions = decisions;
    this.free = new ArrayList<>(base.free());
    this.nextPage = base.nextPage();
  }

  /** One that asks all decisions and stores nothing; what it ends with must not be exchanged. */
  public static <N> LedgerMerge<N> dry(
      Ledgers ledgers, LedgerHead base, boolean everything, Decisions<N> decisions) {
    return new LedgerMerge<>(ledgers, base, everything, decisions, true);
  }

  /**
   * Takes the next news; keys must rise.
   *
   * @param news null when the key was looked at and there is nothing to say of it any more
   */
  public void accept(String key, @Nullable N news) {
    while (place + 1 < base.pages().size()
        && ItemKey.ORDER.compare(base.pages().get(place + 1).first(), key) <= 0) {
      endPage();
    }
    load();
    while (next < old.size() && ItemKey.ORDER.compare(old.get(next).key(), key) < 0) {
      pass(old.get(next++));
    }
    LedgerEntry known =
        next < old.size() && old.get(next).key().equals(key) ? old.get(next++) : null;
    add(known, decisions.decide(key, known, news));
  }

  /**
   * Walks to the end and makes sure that all new pages are stored.
   *
   * @return the head with the new pages, to be completed and exchanged
   */
  public LedgerHead finish(List<String> fields) {
    while (place < base.pages().size()) {
      endPage();
    }
    emitRest();
    flush();
    free.addAll(freed);
    return new LedgerHead(
        base.feed(),
        pages,
        nextPage,
        free,
        fields,
        base.marks(),
        base.positions(),
        base.file(),
        base.run(),
        base.lookedAt(),
        base.comparedAt(),
        base.unsettled());
  }

  private void load() {
    if (!loaded && place < base.pages().size()) {
      old = ledgers.entries(base, place);
      next = 0;
    }
    loaded = true;
  }

  /** An entry without news. */
  private void pass(LedgerEntry entry) {
    if (everything) {
      add(entry, decisions.decide(entry.key(), entry, null));
    } else {
      decisions.keep(entry);
      add(entry, entry);
    }
  }

  private void add(@Nullable LedgerEntry before, @Nullable LedgerEntry after) {
    dirty |= before == null ? after != null : !before.equals(after);
    if (after != null) {
      out.add(after);
      if (out.size() == 2 * USUAL) {
        List<LedgerEntry> full = out;
        emit(List.copyOf(full.subList(0, USUAL)));
        out = new ArrayList<>(full.subList(USUAL, full.size()));
        dirty = true;
      }
    }
  }

  private void endPage() {
    PageRef ref = place < base.pages().size() ? base.pages().get(place) : null;
    if (!loaded && !everything && ref != null) {
      decisions.keepPage(ref.inFile(), ref.bytes());
      pages.add(ref);
    } else {
      load();
      while (next < old.size()) {
        pass(old.get(next++));
      }
      if (!dirty && ref != null) {
        pages.add(ref);
      } else {
        emitRest();
        if (ref != null && !numbered) {
          freed.add(ref.number());
        }
      }
    }
    place++;
    loaded = false;
    old = List.of();
    next = 0;
    out = new ArrayList<>();
    dirty = false;
    numbered = false;
  }

  private void emitRest() {
    if (!out.isEmpty()) {
      emit(out);
      out = new ArrayList<>();
    }
  }

  /** The first part of a page keeps its number, in the other slot; further parts are new pages. */
  private void emit(List<LedgerEntry> entries) {
    PageRef ref;
    if (!numbered && place < base.pages().size()) {
      PageRef before = base.pages().get(place);
      ref = PageRef.of(before.number(), 1 - before.slot(), entries);
      numbered = true;
    } else {
      int number = free.isEmpty() ? nextPage++ : free.remove(free.size() - 1);
      ref = PageRef.of(number, 0, entries);
    }
    pages.add(ref);
    waiting.put(ref, entries);
    if (waiting.size() == PAGES_TOGETHER) {
      flush();
    }
  }

  private void flush() {
    if (!waiting.isEmpty()) {
      if (!dry) {
        ledgers.write(base.feed(), waiting);
      }
      waiting.clear();
    }
  }
}
