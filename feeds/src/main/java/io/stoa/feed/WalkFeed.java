package io.stoa.feed;

import io.stoa.delta.News;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.LedgerMerge;
import io.stoa.ledger.Ledgers;
import io.stoa.product.Identifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks over all of a feed, or over a few of its keys, and tells the ledger what it finds. For one
 * run and one thread.
 */
final class WalkFeed {
  private static final int BATCH = 500;

  private final SelectItems selecting;
  private final MakeBatch making;
  private final JudgeItems judging;
  private final LedgerMerge<News> merge;
  private final RunRecord record;
  private final Set<String> looked = new HashSet<>();
  private @Nullable String last;

  WalkFeed(
      SelectItems selecting,
      MakeBatch making,
      JudgeItems judging,
      LedgerMerge<News> merge,
      RunRecord record) {
    this.selecting = selecting;
    this.making = making;
    this.judging = judging;
    this.merge = merge;
    this.record = record;
  }

  /** All that the feed selects, as it is made. */
  void everything(MakeAll all) {
    all.each(this::take);
  }

  /**
   * @param parents whether parents are items that are sent before their variants
   */
  void some(AffectedKeys affected, Ledgers ledgers, LedgerHead head, boolean parents) {
    while (!affected.keys().isEmpty()) {
      List<String> batch = next(affected);
      looked.addAll(batch);
      List<Candidate> found = selecting.of(batch);
      if (parents && ItemKey.isModel(batch.get(0))) {
        takeParents(found, affected, ledgers.findAll(head, batch));
      } else {
        take(making.of(found));
      }
    }
  }

  /** Whether it is one of the few keys that were looked at. */
  boolean hasLookedAt(String key) {
    return looked.contains(key);
  }

  /** Keys of models and of products are never mixed. */
  private static List<String> next(AffectedKeys affected) {
    List<String> batch = new ArrayList<>();
    boolean models = ItemKey.isModel(affected.keys().first());
    while (batch.size() < BATCH
        && !affected.keys().isEmpty()
        && ItemKey.isModel(affected.keys().first()) == models) {
      batch.add(Objects.requireNonNull(affected.keys().pollFirst()));
    }
    return batch;
  }

  /** When a parent can go out that could not, or the other way, so can its variants. */
  private void takeParents(
      List<Candidate> parents, AffectedKeys affected, Map<String, LedgerEntry> before) {
    for (Candidate parent : parents) {
      News news = take(making.of(List.of(parent)).get(0));
      LedgerEntry old = before.get(parent.key());
      boolean wasOut = old != null && old.state() != EntryState.SKIPPED;
      boolean isOut = news instanceof News.Ready;
      if (wasOut != isOut && parent instanceof Candidate.Group group) {
        affected.addBelow(new Identifier(group.root().code().text()));
      }
    }
  }

  private void take(List<Made> batch) {
    batch.forEach(this::take);
    record.progress(judging.counts());
  }

  private @Nullable News take(Made made) {
    // Somebody who edits meanwhile may let one stand twice: what comes later is news for later.
    if (last != null && ItemKey.ORDER.compare(made.key(), last) <= 0) {
      return null;
    }
    last = made.key();
    try {
      News news = judging.of(made);
      merge.accept(made.key(), news);
      return news;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
