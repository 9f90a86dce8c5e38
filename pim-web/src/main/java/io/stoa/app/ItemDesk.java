package io.stoa.app;

import io.stoa.connectors.exchange.Exchanges;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedError;
import io.stoa.feed.FeedRun;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerProblems;
import io.stoa.outbox.CarryOutReconciles;
import io.stoa.outbox.ItemFeeds;
import io.stoa.outbox.KeepGoing;
import io.stoa.outbox.Reconciled;
import io.stoa.outbox.WantedReconcile;
import io.stoa.schedule.Alarms;
import io.stoa.schedule.ScheduledFeeds;
import io.stoa.standing.ChannelItem;
import io.stoa.standing.Counted;
import io.stoa.standing.NoteCounts;
import io.stoa.standing.ProductStandings;
import io.stoa.standing.Standing;
import io.stoa.standing.Standings;
import io.stoa.standing.Trends;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people see of items at their channels, and what they do about them. Thread-safe. */
public final class ItemDesk implements AutoCloseable {
  /** Feeds whose items are gone on with at the same time. */
  private static final int AT_ONCE = 2;

  /** So many days are shown by the hour. */
  private static final int BY_THE_HOUR = 3;

  /** How soon is gone on with comparisons that another node left, or that had to wait. */
  private static final Duration LOOKS = Duration.ofSeconds(5);

  private final Syndication parts;
  private final FeedDesk feeds;
  private final ItemFeeds items;
  private final Standings standings;
  private final ProductStandings products;
  private final Trends trends;
  private final Clock clock;
  private final CarryOutReconciles reconciles;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "stoa-reconcile");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable KeepGoing going;

  ItemDesk(Syndication parts, FeedDesk feeds, Clock clock) {
    this.parts = parts;
    this.feeds = feeds;
    this.items = parts.itemFeeds;
    this.standings =
        new Standings(parts.feeds, parts.runs, parts.shipping.ledgers, parts.shipping.items, items);
    this.products =
        new ProductStandings(parts.feeds, parts.shipping.ledgers, parts.preview, parts.products);
    this.trends = parts.trends;
    this.reconciles =
        new CarryOutReconciles(
            parts.shipping.wanted,
            items,
            parts.shipping.reconcile,
            feed -> feeds.start(feed, FeedRun.Mode.USUAL));
    this.clock = clock;
  }

  /** Goes on with items by itself from now on; for a server only. */
  synchronized void start() {
    if (going == null) {
      Alarms alarms = parts.alarms.open("items", AT_ONCE);
      NoteCounts counts =
          new NoteCounts(
              ScheduledFeeds.of(parts.feeds), parts.shipping.ledgers, trends, alarms, clock);
      going = new KeepGoing(parts.shipping.items, items, counts::note, alarms, clock);
      counts.start();
      going.start();
      var unused =
          executor.scheduleWithFixedDelay(
              reconciles::look, 0, LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Of all feeds, in the order of their codes. */
  public List<Standing> standings() {
    return standings.all();
  }

  /**
   * Of one feed.
   *
   * @throws StoaException {@code NOT_FOUND}
   */
  public Standing standing(String feed) {
    return standings.of(feed);
  }

  /** What is wrong most often with the feed's items. */
  public LedgerProblems.Found problems(String feed) {
    return standings.problems(feed);
  }

  /** How the counts went, the oldest first; a few days by the hour, more by the day. */
  public List<Counted> trend(String feed, int days) {
    Trends.Step step = days <= BY_THE_HOUR ? Trends.Step.HOUR : Trends.Step.DAY;
    return trends.since(feed, clock.instant().minus(Duration.ofDays(days)), step);
  }

  /** What each channel has of the product. */
  public List<ChannelItem> product(String sku) {
    return products.of(sku);
  }

  /** What each channel has of the product model and of its variants. */
  public List<ChannelItem> model(String code) {
    return products.ofModel(code);
  }

  /**
   * Lets parked items be tried again, soon.
   *
   * @param skus SKUs or codes of product models; empty for all
   * @return how many
   * @throws StoaException {@code NOT_FOUND}, {@code FEED_ALREADY_RUNNING}
   */
  public long release(String feed, Collection<String> skus) {
    Set<String> keys =
        skus.stream()
            .flatMap(
                sku -> java.util.stream.Stream.of(ItemKey.ofProduct(sku), ItemKey.ofModel(sku)))
            .collect(Collectors.toSet());
    return items.release(feed, keys);
  }

  /**
   * Sees to it that the channel's own list is compared with the ledger, whatever becomes of this
   * process; answers once that is stored.
   *
   * @throws StoaException {@code NOT_FOUND} for a feed that does not send items one by one, {@code
   *     FEED_ALREADY_RUNNING}
   */
  public void reconcile(String feed) {
    if (!items.sendsItems(parts.feeds.get(feed))) {
      throw StoaException.notFound("feed that sends items one by one", feed);
    }
    if (feeds.isRunning(feed)) {
      throw new StoaException(
          FeedError.FEED_ALREADY_RUNNING, "The feed " + feed + " is being run; try again later.");
    }
    parts.shipping.wanted.add(feed);
    executor.execute(reconciles::look);
  }

  /** Since when a comparison is wanted that has not ended. */
  public Optional<Instant> reconcileAsked(String feed) {
    return parts.shipping.wanted.find(feed).map(WantedReconcile::asked);
  }

  /** What came of the last comparison. */
  public Optional<Reconciled> reconciled(String feed) {
    return parts.shipping.reconcile.last(feed);
  }

  /** What was said to channels and what they answered. */
  public Exchanges exchanges() {
    return parts.exchanges;
  }

  @Override
  public void close() {
    KeepGoing last;
    synchronized (this) {
      last = going;
    }
    if (last != null) {
      last.close();
    }
    executor.shutdown();
    try {
      if (!executor.awaitTermination(20, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
