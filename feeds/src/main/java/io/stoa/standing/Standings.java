package io.stoa.standing;

import io.stoa.feed.Feed;
import io.stoa.feed.FeedRuns;
import io.stoa.feed.Feeds;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.LedgerProblems;
import io.stoa.ledger.Ledgers;
import io.stoa.outbox.ItemFeeds;
import io.stoa.outbox.SendItems;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How all feeds stand with their channels. Thread-safe. */
public final class Standings {
  private static final int MOST_PROBLEMS = 20;

  private final Feeds feeds;
  private final FeedRuns runs;
  private final Ledgers ledgers;
  private final SendItems items;
  private final ItemFeeds itemFeeds;
  private final LedgerProblems problems;

  /** The problems of a ledger that has not changed since are the same. */
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(long version, LedgerProblems.Found found) {}

  public Standings(
      Feeds feeds, FeedRuns runs, Ledgers ledgers, SendItems items, ItemFeeds itemFeeds) {
    this.feeds = feeds;
    this.runs = runs;
    this.ledgers = ledgers;
    this.items = items;
    this.itemFeeds = itemFeeds;
    this.problems = new LedgerProblems(ledgers);
  }

  /** In the order of their codes. */
  public List<Standing> all() {
    return feeds.all().stream().map(this::of).toList();
  }

  /**
   * Of one feed.
   *
   * @throws io.stoa.error.StoaException {@code NOT_FOUND}
   */
  public Standing of(String code) {
    return of(feeds.get(code));
  }

  private Standing of(Feed feed) {
    LedgerHead head = ledgers.head(feed.code());
    return new Standing(
        feed.code(),
        feed.label(),
        feed.enabled(),
        feed.destination().connector(),
        itemFeeds.sendsItems(feed),
        feed.requirementSet(),
        feed.view().channel(),
        head.states(),
        head.listed(),
        head.lookedAt(),
        items.progress(feed.code()).orElse(null),
        runs.latest(feed.code()).orElse(null));
  }

  /** What is wrong most often with the feed's items. */
  public LedgerProblems.Found problems(String feed) {
    Ledgers.Opened opened = ledgers.open(feed);
    Known before = known.get(feed);
    if (before != null && before.version() == opened.version()) {
      return before.found();
    }
    LedgerProblems.Found found = problems.of(opened.head(), MOST_PROBLEMS);
    known.put(feed, new Known(opened.version(), found));
    return found;
  }
}
