package io.stoa.feed;

import io.stoa.error.Violation;
import java.util.List;

/**
 * One check that a feed passes before it is saved. Packages that build on feeds, such as schedules,
 * plug theirs in here.
 */
@FunctionalInterface
public interface FeedCheck {
  /**
   * What is wrong with the feed.
   *
   * @param feed with sealed secrets
   * @return violations whose field is a path within the feed, such as {@code destination.connector}
   */
  List<Violation> check(Feed feed);
}
