package io.stoa.outbox;

import io.stoa.connector.ItemIssue;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerMerge;
import io.stoa.ledger.Ledgers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lays what was heard over a ledger. Doing so twice is the same as doing it once. */
final class LedgerNews implements LedgerMerge.Decisions<ItemNews> {
  private static final int MOST_ISSUES = 20;
  private static final int LONGEST_MESSAGE = 1_000;

  private final Instant now;

  private LedgerNews(Instant now) {
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Exchanges the feed's head for one with the news.
   *
   * @param news by key
   */
  static Ledgers.Opened merge(
      Ledgers ledgers, Ledgers.Opened before, Map<String, ItemNews> news, Instant now) {
    if (news.isEmpty()) {
      return before;
    }
    LedgerMerge<ItemNews> merge =
        new LedgerMerge<>(ledgers, before.head(), false, new LedgerNews(now));
    Map<String, ItemNews> ordered = new TreeMap<>(ItemKey.ORDER);
    ordered.putAll(news);
    ordered.forEach(merge::accept);
    return ledgers.exchange(before, merge.finish(before.head().fields()));
  }

  @Override
  public @Nullable LedgerEntry decide(
      String key, @Nullable LedgerEntry old, @Nullable ItemNews news) {
    if (old == null || news == null) {
      return old;
    }
    boolean newer = !old.run().equals(news.run()) || !Objects.equals(old.hash(), news.hash());
    return newer
        ? entry(old, old.state(), news, old.issues(), old.failures())
        : entry(old, news.state(), news, issues(old, news), news.failures());
  }

  private LedgerEntry entry(
      LedgerEntry old, EntryState state, ItemNews news, List<ItemIssue> issues, int failures) {
    boolean listed = news.listed() == null ? old.listed() : news.listed();
    // Without a hash nothing is there to be the same as: the next look sends it.
    boolean forgotten = state == EntryState.DELETED || news.lookIn() != null;
    return new LedgerEntry(
        old.key(),
        old.sku(),
        state,
        old.action(),
        forgotten ? null : old.hash(),
        forgotten ? null : old.fields(),
        listed,
        old.bytes(),
        old.rows(),
        old.within(),
        news.channelId() == null ? old.channelId() : news.channelId(),
        issues,
        failures,
        old.run(),
        state == old.state() ? old.since() : now,
        look(old.look(), news.lookIn()));
  }

  private @Nullable Instant look(@Nullable Instant planned, @Nullable Duration lookIn) {
    if (lookIn == null) {
      return planned;
    }
    Instant next = now.plus(lookIn);
    return planned == null || planned.isAfter(next) ? next : planned;
  }

  private static List<ItemIssue> issues(LedgerEntry old, ItemNews news) {
    List<ItemIssue> said = news.issues();
    return said == null
        ? old.issues()
        : said.stream().limit(MOST_ISSUES).map(LedgerNews::bounded).toList();
  }

  private static ItemIssue bounded(ItemIssue issue) {
    return issue.message().length() <= LONGEST_MESSAGE
        ? issue
        : new ItemIssue(
            issue.attribute(),
            issue.code(),
            issue.severity(),
            issue.message().substring(0, LONGEST_MESSAGE) + "…",
            issue.link());
  }

  @Override
  public void keep(LedgerEntry entry) {
    // Nothing to do: it stays.
  }

  @Override
  public void keepPage(int inFile, long bytes) {
    // Nothing to do: it stays.
  }
}
