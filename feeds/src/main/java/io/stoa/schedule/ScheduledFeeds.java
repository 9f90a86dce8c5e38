package io.stoa.schedule;

import io.stoa.feed.Feed;
import io.stoa.feed.Feeds;
import java.util.List;
import java.util.Optional;

/** The feeds as they are stored now. */
public interface ScheduledFeeds {
  List<Feed> all();

  Optional<Feed> find(String code);

  static ScheduledFeeds of(Feeds feeds) {
    return new ScheduledFeeds() {
      @Override
      public List<Feed> all() {
        return feeds.all();
      }

      @Override
      public Optional<Feed> find(String code) {
        return feeds.find(code);
      }
    };
  }
}
