package io.stoa.app;

import io.stoa.connector.ConnectorRegistry;
import io.stoa.feed.DestinationSecrets;
import io.stoa.feed.FeedAddresses;
import io.stoa.feed.Feeds;
import io.stoa.feed.RunFeed;
import io.stoa.ledger.Ledgers;
import io.stoa.outbox.ItemFeeds;
import io.stoa.outbox.Reconcile;
import io.stoa.outbox.SendItems;
import io.stoa.outbox.SharedAccounts;
import io.stoa.outbox.WantedReconciles;
import io.stoa.requirement.RequirementSets;
import io.stoa.store.DocumentStore;
import io.stoa.telemetry.Telemetry;
import java.time.Clock;

/** Puts the way of items together that are sent one by one. */
final class Shipping {
  final Ledgers ledgers;
  final SendItems items;
  final Reconcile reconcile;
  final WantedReconciles wanted;

  private final Feeds feeds;
  private final FeedAddresses targets;

  Shipping(
      DocumentStore store,
      Feeds feeds,
      RequirementSets sets,
      DestinationSecrets secrets,
      Clock clock,
      Telemetry telemetry) {
    this.feeds = feeds;
    this.targets = new FeedAddresses(sets, secrets);
    this.ledgers = new Ledgers(store);
    SharedAccounts accounts = new SharedAccounts(feeds, targets);
    this.items = new SendItems(store, ledgers, accounts, clock, telemetry);
    this.reconcile = new Reconcile(store, ledgers, accounts, items, clock);
    this.wanted = new WantedReconciles(store, clock);
  }

  /** What is done outside of runs. */
  ItemFeeds outsideOf(RunFeed runs, ConnectorRegistry connectors) {
    items.onlyWhile(runs::holds);
    return new ItemFeeds(feeds, targets, connectors, runs, items);
  }

  /** Forgets the items of a feed that is not there any more. */
  void forget(String feed) {
    items.drop(feed);
    wanted.drop(feed);
    reconcile.forget(feed);
  }
}
