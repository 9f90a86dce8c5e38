package io.stoa.web.api;

import io.stoa.app.FeedParts;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun;
import io.stoa.search.Filter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A feed without secrets, and how it does. */
record FeedView(
    String code,
    String label,
    boolean enabled,
    Filter selection,
    String requirementSet,
    Feed.View view,
    Map<String, String> mapping,
    String format,
    String fileName,
    Feed.Destination destination,
    List<Feed.Schedule> schedules,
    @Nullable FeedRun lastRun,
    boolean running,
    @Nullable Instant nextFire) {

  static FeedView of(Feed feed, FeedParts feeds) {
    return new FeedView(
        feed.code(),
        feed.label(),
        feed.enabled(),
        feed.selection(),
        feed.requirementSet(),
        feed.view(),
        feed.mapping(),
        feed.format(),
        feed.fileName(),
        feed.destination(),
        feed.schedules(),
        feeds.runs().latest(feed.code()).orElse(null),
        feeds.runFeed().isRunning(feed.code()),
        feeds.nextFire(feed.code()).orElse(null));
  }
}
