package io.stoa.schedule;

import io.stoa.feed.Feed;
import java.util.List;
import java.util.Optional;

/** The feeds as they are stored now. */
public interface ScheduledFeeds {
  List<Feed> all();

  Optional<Feed> find(String code);
}
