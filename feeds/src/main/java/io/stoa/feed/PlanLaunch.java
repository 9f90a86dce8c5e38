package io.stoa.feed;

import io.stoa.feed.LaunchPlan.PlannedFeed;
import io.stoa.feed.LaunchPlan.State;
import io.stoa.launch.Launch;
import io.stoa.requirement.FieldRule.Schedules;
import io.stoa.requirement.RequirementSets;
import io.stoa.search.Filter;
import io.stoa.search.ProductSearch;
import io.stoa.search.SearchDocument.Kind;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Says what launches will do, stored or not. Thread-safe. */
public final class PlanLaunch {
  private static final int SOME = 10;
  private static final int WINDOWS = 6;

  private final LaunchFeeds feeds;
  private final FeedSources sources;
  private final RequirementSets sets;
  private final Clock clock;

  public PlanLaunch(LaunchFeeds feeds, FeedSources sources, RequirementSets sets, Clock clock) {
    this.feeds = feeds;
    this.sources = sources;
    this.sets = sets;
    this.clock = clock;
  }

  /** What it will do from now on. */
  public LaunchPlan plan(Launch launch) {
    sources.catchUp().run();
    ProductSearch search = sources.search();
    Filter held = goingOut(launch.selection());
    SearchPage first =
        search.search(new SearchQuery(held, SearchQuery.Sort.IDENTIFIER, null, SOME));
    return new LaunchPlan(
        state(launch),
        first.total(),
        first.hits().stream().map(SearchPage.Hit::identifier).toList(),
        feeds.of(launch).stream().map(feed -> planned(feed, launch, search)).toList(),
        launch.timing().coming(clock.instant(), WINDOWS));
  }

  /** Where it stands now. */
  public State state(Launch launch) {
    Instant now = clock.instant();
    if (!launch.enabled()) {
      return State.OFF;
    }
    if (launch.timing().at(now).isPresent()) {
      return State.OPEN;
    }
    return launch.timing().next(now).isPresent() ? State.UPCOMING : State.OVER;
  }

  private PlannedFeed planned(Feed feed, Launch launch, ProductSearch search) {
    Filter both = new Filter.And(List.of(goingOut(launch.selection()), goingOut(feed.selection())));
    return new PlannedFeed(
        feed.code(),
        feed.label(),
        feed.enabled(),
        search.count(both),
        launch.ahead() && waitsItself(feed));
  }

  private boolean waitsItself(Feed feed) {
    return sets.find(feed.requirementSet()).stream()
        .flatMap(set -> set.fields().stream())
        .anyMatch(field -> field.schedules() == Schedules.START);
  }

  private static Filter goingOut(Filter selection) {
    return new Filter.And(
        List.of(new Filter.OfKind(Kind.PRODUCT), new Filter.Enabled(true), selection));
  }
}
