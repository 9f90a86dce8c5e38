package io.stoa.web.api;

import io.stoa.feed.CustomFormat;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun;
import io.stoa.search.Filter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feed and how it stands.
 *
 * @param destination secrets are masked
 * @param mostLost how many percent of the items a run may take away without asking, null for the
 *     usual 20
 * @param onChange null when it is not run by changes
 * @param version to be sent back with a change
 * @param lastRun the newest, also one that goes on, dry ones aside; null before the first
 * @param nextFire when it runs by itself next, null when it does not
 */
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
    @Nullable Integer mostLost,
    Feed.@Nullable OnChange onChange,
    @Nullable CustomFormat custom,
    long version,
    @Nullable FeedRun lastRun,
    boolean running,
    @Nullable Instant nextFire) {

  static FeedView of(
      Feed feed,
      long version,
      @Nullable FeedRun lastRun,
      boolean running,
      @Nullable Instant nextFire) {
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
        feed.mostLost(),
        feed.onChange(),
        feed.custom(),
        version,
        lastRun,
        running,
        nextFire);
  }
}
