package io.stoa.feed;

import io.stoa.error.Violation;
import io.stoa.launch.Launch;
import io.stoa.launch.LaunchCheck;
import io.stoa.launch.Outlet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The feeds as outlets of launches: refuses launches that name others. */
public final class LaunchFeeds implements LaunchCheck {
  private final Supplier<List<Feed>> feeds;

  /**
   * @param feeds gives all that there are
   */
  public LaunchFeeds(Supplier<List<Feed>> feeds) {
    this.feeds = feeds;
  }

  @Override
  public List<Violation> check(Launch launch) {
    List<String> known = feeds.get().stream().map(Feed::code).toList();
    return launch.feeds().stream()
        .filter(Predicate.not(known::contains))
        .map(code -> new Violation("feeds", "known_feed", "There is no feed " + code + ".", code))
        .toList();
  }

  /** Those that show the launch. */
  public List<Feed> of(Launch launch) {
    return feeds.get().stream().filter(feed -> launch.names(outlet(feed))).toList();
  }

  static Outlet outlet(Feed feed) {
    return new Outlet(feed.code(), feed.view().channel());
  }
}
