package io.stoa.feed;

import io.stoa.feed.FeedRun.Trigger;
import io.stoa.outbox.CarryOutReconciles;
import io.stoa.outbox.ItemFeeds;
import io.stoa.outbox.Reconcile;
import io.stoa.outbox.SharedAccounts;
import io.stoa.outbox.WantedReconciles;
import java.time.Clock;

/** What a workshop compares channels with ledgers with. */
final class Comparing {
  final Reconcile reconcile;
  final WantedReconciles wanted;
  private final Workshop shop;

  Comparing(Workshop shop, Clock clock) {
    this.shop = shop;
    this.reconcile =
        new Reconcile(
            shop.store,
            shop.ledgers,
            new SharedAccounts(shop.feeds, shop.targets),
            shop.items,
            clock);
    this.wanted = new WantedReconciles(shop.store, clock);
  }

  /** What is done outside of runs on the node that runs feeds with this. */
  ItemFeeds items(RunFeed running) {
    return new ItemFeeds(shop.feeds, shop.targets, shop.connectors, running, shop.items);
  }

  /** What that node carries comparisons out with. */
  CarryOutReconciles on(RunFeed running) {
    return new CarryOutReconciles(
        wanted,
        items(running),
        reconcile,
        feed -> running.start(feed, Trigger.PERSON, null, Runnable::run));
  }
}
