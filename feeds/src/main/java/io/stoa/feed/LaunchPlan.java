package io.stoa.feed;

import io.stoa.launch.Window;
import java.util.List;

/**
 * What a launch will do; nothing is stored or sent.
 *
 * @param state where it stands now
 * @param products how many enabled products it holds
 * @param some identifiers of the first of them
 * @param feeds those that show it
 * @param windows the one that is open and those that come next
 */
public record LaunchPlan(
    State state, long products, List<String> some, List<PlannedFeed> feeds, List<Window> windows) {
  public LaunchPlan {
    some = List.copyOf(some);
    feeds = List.copyOf(feeds);
    windows = List.copyOf(windows);
  }

  /** Where a launch stands. */
  public enum State {
    /** It is disabled and has no effect. */
    OFF,
    UPCOMING,
    OPEN,
    /** No window is to come. */
    OVER
  }

  /**
   * One feed that shows it.
   *
   * @param products how many of the launch's products the feed selects
   * @param ahead whether it has them before, with its channel's own field for the start
   */
  public record PlannedFeed(
      String code, String label, boolean enabled, long products, boolean ahead) {}
}
