package io.stoa.feed;

import io.stoa.delta.Difference;
import io.stoa.feed.FeedRun.State;
import io.stoa.telemetry.Activity;
import io.stoa.telemetry.Telemetry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A run while it goes on, as operators follow it: each line of its log names feed and run, its time
 * is taken, and what it did is counted. For one thread.
 */
final class WatchedRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedRun.class);
  private static final String FEED = "feed";
  private static final String RUN = "run";
  private static final String STATE = "state";

  private final FeedRun begun;
  private final Telemetry telemetry;
  private final Activity activity;
  private final MDC.MDCCloseable feedInLog;
  private final MDC.MDCCloseable runInLog;

  WatchedRun(FeedRun begun, Telemetry telemetry) {
    this.begun = begun;
    this.telemetry = telemetry;
    this.activity =
        telemetry.begin(
            "stoa.feed.run",
            FEED,
            begun.feed(),
            "trigger",
            lower(begun.trigger()),
            STATE,
            lower(State.FAILED));
    activity.detail(RUN, begun.id());
    this.feedInLog = MDC.putCloseable(FEED, begun.feed());
    this.runInLog = MDC.putCloseable(RUN, begun.id());
    LOG.info("A run of the feed {} begins: {}", begun.feed(), begun.id());
  }

  void failed(Throwable why) {
    activity.failed(why);
  }

  void ended(FeedRun run) {
    activity.label(STATE, lower(run.state()));
    LOG.info("A run of the feed {} ends, {}: {}", run.feed(), run.state(), run.id());
    if (run.mode() != FeedRun.Mode.DRY_RUN) {
      count(run.difference());
    }
  }

  private void count(@Nullable Difference found) {
    if (found != null) {
      count("create", found.created());
      count("update", found.updated());
      count("delete", found.deleted());
      count("skip", found.skipped());
      count("unchanged", found.unchanged());
    }
  }

  private void count(String action, long items) {
    telemetry.count("stoa.feed.items", items, FEED, begun.feed(), "action", action);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    activity.close();
    runInLog.close();
    feedInLog.close();
  }
}
