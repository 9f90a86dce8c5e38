package io.stoa.standing;

import io.stoa.feed.Feed;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.Ledgers;
import io.stoa.schedule.Alarms;
import io.stoa.schedule.FeedStarter;
import io.stoa.schedule.ScheduledFeeds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes at the end of each hour how all feeds stand. Thread-safe. */
public final class NoteCounts {
  private static final Logger LOG = LoggerFactory.getLogger(NoteCounts.class);

  private static final String HOUR = "hour";

  private final ScheduledFeeds feeds;
  private final Ledgers ledgers;
  private final Trends trends;
  private final Alarms.Line hours;
  private final Clock clock;

  public NoteCounts(
      ScheduledFeeds feeds, Ledgers ledgers, Trends trends, Alarms alarms, Clock clock) {
    this.feeds = feeds;
    this.ledgers = ledgers;
    this.trends = trends;
    this.hours = alarms.shared("counts", (name, when) -> ring());
    this.clock = clock;
  }

  /** Notes from now on. */
  public void start() {
    Instant next = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(59, ChronoUnit.MINUTES);
    hours.set(HOUR, next.isAfter(clock.instant()) ? next : next.plus(1, ChronoUnit.HOURS));
  }

  private void ring() {
    try {
      feeds.all().forEach(this::note);
    } catch (RuntimeException e) {
      if (FeedStarter.isOutage(e)) {
        // Whoever rings tries again soon.
        throw e;
      }
      LOG.warn("The counts of feeds cannot be noted", e);
    } finally {
      start();
    }
  }

  private void note(Feed feed) {
    note(feed.code());
  }

  /** Notes how one feed stands now; to be called when something has come of it. */
  public void note(String feed) {
    LedgerHead head = ledgers.head(feed);
    if (head.run() != null) {
      trends.note(feed, head.states());
    }
  }
}
