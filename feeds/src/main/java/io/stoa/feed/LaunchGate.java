package io.stoa.feed;

import io.stoa.launch.LaunchMembers;
import io.stoa.launch.Launches;
import io.stoa.launch.Outlet;
import io.stoa.launch.Showing;
import io.stoa.launch.Showing.State;
import io.stoa.launch.ShowingOf;
import io.stoa.launch.Window;
import io.stoa.mapping.LaunchTerms;
import io.stoa.mapping.Subject;
import io.stoa.product.Identifier;
import io.stoa.search.ProductSearch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds back the products of launches that are not open. A run sees the launches, and what they
 * hold, as they were when it first asked.
 */
public final class LaunchGate implements ItemGate {
  /** More runs than that never go on at the same time; those of the past are of no use. */
  private static final int RUNS_REMEMBERED = 16;

  private final Launches launches;
  private final ProductSearch search;
  private final Map<Run, LaunchMembers> members =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Run, LaunchMembers> eldest) {
          return size() > RUNS_REMEMBERED;
        }
      };

  public LaunchGate(Launches launches, ProductSearch search) {
    this.launches = launches;
    this.search = search;
  }

  /** One run of one feed: the same instant stands for it throughout. */
  private record Run(Outlet outlet, Instant now) {}

  @Override
  public Verdict at(Feed feed, Subject subject, Instant now) {
    Run run = new Run(LaunchFeeds.outlet(feed), now);
    LaunchMembers known = membersOf(run);
    if (known.isEmpty()) {
      return Verdict.SHOWN;
    }
    return verdict(ShowingOf.of(known.of(new Identifier(subject.sku())), run.outlet(), run.now()));
  }

  @Override
  public boolean searches() {
    return !launches.enabled().isEmpty();
  }

  private LaunchMembers membersOf(Run run) {
    synchronized (members) {
      return members.computeIfAbsent(run, first -> new LaunchMembers(launches.enabled(), search));
    }
  }

  private static Verdict verdict(Showing showing) {
    Window window = showing.window();
    LaunchTerms terms =
        window == null ? null : new LaunchTerms(window, showing.state() == State.OPEN);
    return showing.state() == State.FREE
        ? Verdict.SHOWN
        : new Verdict(
            showing.shown() ? null : showing.reason(),
            showing.ahead(),
            terms,
            showing.limit(),
            showing.changes());
  }
}
