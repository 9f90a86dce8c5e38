package io.stoa.app;

import io.stoa.error.Violation;
import io.stoa.feed.LaunchPlan;
import io.stoa.feed.PlanLaunch;
import io.stoa.launch.Launch;
import io.stoa.launch.Launches;
import io.stoa.product.Versioned;
import io.stoa.schedule.LaunchBoundaries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do with launches; the feeds that show them follow. Thread-safe. */
public final class LaunchDesk implements AutoCloseable {
  private final Syndication parts;
  private final Launches launches;
  private final PlanLaunch planning;
  private volatile @Nullable LaunchBoundaries boundaries;

  LaunchDesk(Syndication parts) {
    this.parts = parts;
    this.launches = parts.launches;
    this.planning = parts.planning;
  }

  /** Runs feeds when launches open and close from now on; for a server only. */
  synchronized void start() {
    if (boundaries == null) {
      LaunchBoundaries started = parts.boundaries();
      boundaries = started;
      started.start();
    }
  }

  /** In code order. */
  public List<Versioned<Launch>> all() {
    return launches.all();
  }

  /**
   * The launch of the code.
   *
   * @throws io.stoa.error.StoaException {@code NOT_FOUND}
   */
  public Versioned<Launch> get(String code) {
    return launches.get(code);
  }

  /** What it will do; it need not be stored. */
  public LaunchPlan plan(Launch launch) {
    return planning.plan(launch);
  }

  /** Everything that is wrong with it as it would be saved. */
  public List<Violation> check(Launch launch) {
    return launches.check(launch);
  }

  /**
   * Stores it, new or changed.
   *
   * @param expected the version that it was read at, 0 for a new one, null for any
   * @return what is wrong with it; empty means stored
   * @throws io.stoa.error.StoaException {@code VERSION_CONFLICT}
   */
  public List<Violation> save(Launch launch, @Nullable Long expected) {
    List<Violation> violations = launches.save(launch, expected);
    if (violations.isEmpty()) {
      follow();
    }
    return violations;
  }

  /**
   * Takes it away: every feed that selects its products shows them.
   *
   * @throws io.stoa.error.StoaException {@code NOT_FOUND}, {@code VERSION_CONFLICT}
   */
  public void delete(String code, @Nullable Long expected) {
    launches.delete(code, expected);
    follow();
  }

  private void follow() {
    LaunchBoundaries following = boundaries;
    if (following != null) {
      following.refresh();
    }
  }

  /** Waits for no boundary any more, and a while for runs under way. */
  @Override
  public void close() {
    LaunchBoundaries following = boundaries;
    if (following != null) {
      following.close();
    }
  }
}
