package io.stoa.schedule;

import io.stoa.feed.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Fires that nobody keeps although a node is there: their alarm could not be set or did not ring
 * because its database was gone, or what rang could not be begun. Thread-safe.
 */
final class LostFires {
  /** An alarm that rings so late is taken for lost; if it is not, the watermark makes it one. */
  private static final Duration LATE = Duration.ofSeconds(15);

  private final FeedStarter starter;
  private final Schedules schedules;

  /** What each feed was meant to run for when nobody ran it. */
  private final Map<String, Instant> idle = new ConcurrentHashMap<>();

  LostFires(FeedStarter starter, Schedules schedules) {
    this.starter = starter;
    this.schedules = schedules;
  }

  /** The fire of the feed to ring for again; to be asked every so often. */
  Optional<Instant> of(Feed feed, ScheduleState state, Instant now) {
    if (!feed.enabled()) {
      return Optional.empty();
    }
    Optional<Instant> owed = schedules.latest(feed.schedules(), state.watermark(), now.minus(LATE));
    return owed.isPresent() ? owed : abandoned(feed.code(), state.running());
  }

  /** Between its note and its claim a run is not to be seen; so what counts is seen twice. */
  private Optional<Instant> abandoned(String feed, @Nullable Instant running) {
    if (running == null || starter.isRunning(feed)) {
      idle.remove(feed);
      return Optional.empty();
    }
    return running.equals(idle.put(feed, running)) ? Optional.of(running) : Optional.empty();
  }
}
