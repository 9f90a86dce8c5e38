package io.stoa.outbox;

import io.stoa.connector.ItemConnector;
import io.stoa.connector.Target;
import io.stoa.error.StoaException;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedAddresses;
import io.stoa.feed.Feeds;
import java.util.ArrayList;
import java.util.List;

/** Compares the accounts of all stored feeds. Thread-safe. */
public final class SharedAccounts implements Sharing {
  private final Feeds feeds;
  private final FeedAddresses targets;

  public SharedAccounts(Feeds feeds, FeedAddresses targets) {
    this.feeds = feeds;
    this.targets = targets;
  }

  @Override
  public List<String> feedsOf(ItemConnector connector, Target target) {
    String code = connector.description().code();
    String account = connector.account(target);
    List<String> sharing = new ArrayList<>();
    for (Feed feed : feeds.all()) {
      if (feed.destination().connector().equals(code) && goesTo(account, connector, feed)) {
        sharing.add(feed.code());
      }
    }
    return sharing;
  }

  private boolean goesTo(String account, ItemConnector connector, Feed feed) {
    try {
      return account.equals(connector.account(targets.sealed(feed)));
    } catch (StoaException e) {
      // Its requirement set is gone: it cannot run, so it writes to no account.
      return false;
    }
  }
}
