package io.stoa.app;

import io.stoa.error.Violation;
import io.stoa.feed.LaunchPlan;
import io.stoa.feed.PlanLaunch;
import io.stoa.launch.Launch;
import io.stoa.launch.Launches;
import io.stoa.product.Versioned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do with launches. Thread-safe. */
public final class LaunchDesk {
  private final Launches launches;
  private final PlanLaunch planning;

  LaunchDesk(Launches launches, PlanLaunch planning) {
    this.launches = launches;
    this.planning = planning;
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
    return launches.save(launch, expected);
  }

  /**
   * Takes it away: every feed that selects its products shows them.
   *
   * @throws io.stoa.error.StoaException {@code NOT_FOUND}, {@code VERSION_CONFLICT}
   */
  public void delete(String code, @Nullable Long expected) {
    launches.delete(code, expected);
  }
}
