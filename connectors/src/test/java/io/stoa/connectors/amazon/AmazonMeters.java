package io.stoa.connectors.amazon;

import io.stoa.connectors.http.Loopback.Request;
import io.stoa.connectors.http.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Amazon's usage plans, kept by token buckets; listings feeds have a limit of their own. */
final class AmazonMeters {
  private static final int FEEDS = 5;
  private static final Duration IN = Duration.ofMinutes(5);
  private static final Map<String, double[]> PLANS =
      Map.ofEntries(
          Map.entry("createFeedDocument", new double[] {0.5, 15}),
          Map.entry("getFeedDocument", new double[] {0.0222, 10}),
          Map.entry("getFeed", new double[] {2, 15}),
          Map.entry("getFeeds", new double[] {0.0222, 10}),
          Map.entry("createFeed", new double[] {0.0083, 15}),
          Map.entry("getListingsItem", new double[] {5, 10}),
          Map.entry("putListingsItem", new double[] {5, 10}),
          Map.entry("patchListingsItem", new double[] {5, 5}),
          Map.entry("deleteListingsItem", new double[] {5, 5}),
          Map.entry("searchListingsItems", new double[] {5, 5}),
          Map.entry("getDefinitionsProductType", new double[] {5, 10}),
          Map.entry("searchDefinitionsProductTypes", new double[] {5, 10}));

  private final TestTime time;
  private final Map<String, Double> levels = new HashMap<>();
  private final Map<String, Instant> since = new HashMap<>();
  private final Deque<Instant> feeds = new ArrayDeque<>();
  private final List<String> exceeded = new ArrayList<>();

  AmazonMeters(TestTime time) {
    this.time = time;
  }

  /** False when the plan is used up. */
  boolean take(String operation, Request request) {
    boolean free =
        operation.equals("createFeed") ? takeFeed() : takeFrom(operation, plan(operation));
    if (!free) {
      exceeded.add(operation + " too often: " + request.path());
    }
    return free;
  }

  private static double[] plan(String operation) {
    return Objects.requireNonNull(PLANS.get(operation), operation);
  }

  private boolean takeFeed() {
    Instant now = time.instant();
    feeds.removeIf(begun -> !begun.plus(IN).isAfter(now));
    if (feeds.size() >= FEEDS) {
      return false;
    }
    feeds.add(now);
    return true;
  }

  private boolean takeFrom(String operation, double[] plan) {
    Instant now = time.instant();
    Instant before = since.getOrDefault(operation, now);
    double passed = Duration.between(before, now).toMillis() / 1_000.0;
    double level = Math.min(plan[1], levels.getOrDefault(operation, plan[1]) + passed * plan[0]);
    boolean free = level + 1e-6 >= 1;
    levels.put(operation, free ? level - 1 : level);
    since.put(operation, now);
    return free;
  }

  String rate(String operation) {
    return String.format(Locale.ROOT, "%.4f", plan(operation)[0]);
  }

  /** Calls beyond the plan. */
  List<String> exceeded() {
    return List.copyOf(exceeded);
  }
}
