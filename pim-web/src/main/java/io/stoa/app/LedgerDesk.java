package io.stoa.app;

import io.stoa.feed.Feeds;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.LedgerQuery;
import io.stoa.ledger.LedgerResult;
import io.stoa.ledger.LedgerSearch;
import io.stoa.ledger.Ledgers;
import java.util.Map;

/** What people look up in the ledgers of feeds. Thread-safe. */
public final class LedgerDesk {
  private final Feeds feeds;
  private final Ledgers ledgers;
  private final LedgerSearch search;

  LedgerDesk(Feeds feeds, Ledgers ledgers) {
    this.feeds = feeds;
    this.ledgers = ledgers;
    this.search = new LedgerSearch(ledgers);
  }

  /**
   * The feed's ledger as a whole; an empty one where it never ran.
   *
   * @throws io.stoa.error.StoaException {@code NOT_FOUND} for the feed
   */
  public LedgerHead head(String feed) {
    return ledgers.head(feeds.get(feed).code());
  }

  /**
   * Entries of the feed's ledger.
   *
   * @throws io.stoa.error.StoaException {@code NOT_FOUND} for the feed
   */
  public LedgerResult find(String feed, LedgerQuery query) {
    return search.find(feeds.get(feed).code(), query);
  }

  /** What each feed has of the product, by the feed's code; only feeds that have something. */
  public Map<String, LedgerEntry> ofProduct(String sku) {
    return ledgers.ofProduct(sku.strip());
  }
}
