package io.stoa.outbox;

import io.stoa.connector.ConnectorRegistry;
import io.stoa.connector.FileReporting;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.Target;
import io.stoa.error.StoaException;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedAddresses;
import io.stoa.feed.Feeds;
import io.stoa.feed.RunFeed;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What is done with the items of a feed outside of its runs, while the feed is held. Thread-safe.
 */
public final class ItemFeeds implements KeepGoing.Work {
  private final Feeds feeds;
  private final FeedAddresses targets;
  private final ConnectorRegistry connectors;
  private final RunFeed runs;
  private final SendItems items;

  public ItemFeeds(
      Feeds feeds,
      FeedAddresses targets,
      ConnectorRegistry connectors,
      RunFeed runs,
      SendItems items) {
    this.feeds = feeds;
    this.targets = targets;
    this.connectors = connectors;
    this.runs = runs;
    this.items = items;
  }

  @Override
  public Progress carryOn(String feed) {
    Feed stored = feeds.get(feed);
    if (connectors.get(stored.destination().connector()) instanceof FileReporting reporting) {
      Target target = targets.of(stored);
      return runs.holding(feed, "reports", () -> items.askForReports(reporting, target));
    }
    return holding(
        feed, "carry-on", (connector, target) -> items.carryOn(connector, target, false));
  }

  /**
   * Lets parked items be tried again; they are sent soon after.
   *
   * @param keys in the ledger; empty for all
   * @return how many
   * @throws StoaException {@code NOT_FOUND}, {@code FEED_ALREADY_RUNNING}
   */
  public long release(String feed, Set<String> keys) {
    feeds.get(feed);
    return runs.holding(feed, "release", () -> items.release(feed, keys));
  }

  /** Whether the feed's destination takes items one by one. */
  public boolean sendsItems(Feed feed) {
    return connectors.find(feed.destination().connector()).orElse(null) instanceof ItemConnector;
  }

  /**
   * Does something with the feed's channel while the feed is held.
   *
   * @param by the name of the work
   * @throws StoaException {@code NOT_FOUND}, {@code FEED_ALREADY_RUNNING}
   */
  <T> T holding(String code, String by, BiFunction<ItemConnector, Target, T> work) {
    Feed feed = feeds.get(code);
    if (!(connectors.get(feed.destination().connector()) instanceof ItemConnector connector)) {
      throw StoaException.notFound("feed that sends items one by one", code);
    }
    Target target = targets.of(feed);
    return runs.holding(code, by, () -> work.apply(connector, target));
  }
}
