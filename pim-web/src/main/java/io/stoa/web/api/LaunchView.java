package io.stoa.web.api;

import io.stoa.feed.LaunchPlan;
import io.stoa.launch.Launch;
import io.stoa.product.Versioned;
import io.stoa.search.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A launch and what it will do.
 *
 * @param limit most pieces of each product that its feeds tell of, null for no bound
 * @param version to be sent back with a change
 */
record LaunchView(
    String code,
    String label,
    boolean enabled,
    LaunchTiming timing,
    Filter selection,
    List<String> feeds,
    List<String> channels,
    boolean ahead,
    @Nullable Integer limit,
    long version,
    LaunchPlan plan) {

  static LaunchView of(Versioned<Launch> stored, LaunchPlan plan) {
    Launch launch = stored.value();
    return new LaunchView(
        launch.code(),
        launch.label(),
        launch.enabled(),
        LaunchTiming.of(launch.timing()),
        launch.selection(),
        launch.feeds(),
        launch.channels(),
        launch.ahead(),
        launch.limit(),
        stored.version(),
        plan);
  }
}
