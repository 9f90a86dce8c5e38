package io.stoa.app;

import io.stoa.catalog.Catalogs;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.feed.DestinationSecrets;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun;
import io.stoa.feed.FeedRuns;
import io.stoa.feed.FeedSources;
import io.stoa.feed.Feeds;
import io.stoa.feed.PreviewFeed;
import io.stoa.feed.RunFeed;
import io.stoa.mapping.ExpressionCompiler;
import io.stoa.requirement.RequirementSets;
import io.stoa.schedule.FeedScheduler;
import io.stoa.schedule.ScheduleCheck;
import io.stoa.schedule.quartz.QuartzScheduling;
import io.stoa.secret.SecretBox;
import io.stoa.store.DataDirectory;
import io.stoa.store.DocumentStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Everything about feeds, put together: definitions, runs, previews, schedules. Thread-safe. */
public final class FeedParts implements AutoCloseable {
  private static final int KEPT_RUN_FOLDERS = 10;
  private static final int AT_ONCE = 2;

  private final DocumentStore store;
  private final Clock clock;
  private final RequirementSets requirements;
  private final DestinationSecrets secrets;
  private final Feeds definitions;
  private final FeedRuns runs;
  private final RunFeed runFeed;
  private final PreviewFeed preview;
  private final ExecutorService background = Executors.newFixedThreadPool(AT_ONCE);
  private volatile @Nullable FeedScheduler scheduler;

  private FeedParts(
      DocumentStore store,
      DataDirectory directory,
      Catalogs catalogs,
      ConnectorRegistry connectors,
      FeedSources sources,
      Clock clock) {
    this.store = store;
    this.clock = clock;
    requirements = RequirementSets.builtIn();
    secrets = new DestinationSecrets(connectors, SecretBox.open(directory, System.getenv()));
    definitions =
        new Feeds(
            store,
            catalogs,
            requirements,
            new ExpressionCompiler(),
            secrets,
            List.of(new ScheduleCheck(QuartzScheduling.schedules())));
    runs = new FeedRuns(store, clock);
    runFeed =
        new RunFeed(
            store,
            definitions,
            runs,
            sources,
            connectors,
            secrets,
            directory.root(),
            KEPT_RUN_FOLDERS,
            clock);
    preview = new PreviewFeed(definitions, sources, clock);
  }

  static FeedParts open(
      DocumentStore store,
      DataDirectory directory,
      Catalogs catalogs,
      ConnectorRegistry connectors,
      FeedSources sources,
      Clock clock) {
    return new FeedParts(store, directory, catalogs, connectors, sources, clock);
  }

  /** Marks runs of a dead process as interrupted and follows the stored schedules from now on. */
  void startSchedules() {
    runFeed.interruptAbandoned();
    FeedScheduler started = QuartzScheduling.scheduler(definitions, runFeed, store, AT_ONCE, clock);
    started.start();
    scheduler = started;
  }

  /** Checks and stores the feed and follows its new schedules; all violations are thrown. */
  public Feed save(Feed feed) {
    List<Violation> violations = definitions.save(feed);
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    refresh(feed.code());
    return shown(feed.code());
  }

  /** Deletes the feed and its schedules. */
  public void delete(String code) {
    if (!definitions.delete(code)) {
      throw StoaException.notFound("feed", code);
    }
    refresh(code);
  }

  /** The feed without secrets. */
  public Feed shown(String code) {
    return secrets.mask(definitions.get(code));
  }

  /** All feeds without secrets. */
  public List<Feed> all() {
    return definitions.all().stream().map(secrets::mask).toList();
  }

  /** When the feed runs next by itself; empty when it does not or nothing follows schedules. */
  public Optional<Instant> nextFire(String code) {
    FeedScheduler following = scheduler;
    return following == null ? Optional.empty() : following.nextFire(code);
  }

  /** Starts a run and returns at once. */
  public FeedRun startRun(String code) {
    return runFeed.start(code, FeedRun.Trigger.PERSON, null, background);
  }

  public FeedRuns runs() {
    return runs;
  }

  public RunFeed runFeed() {
    return runFeed;
  }

  public PreviewFeed preview() {
    return preview;
  }

  public RequirementSets requirements() {
    return requirements;
  }

  private void refresh(String code) {
    FeedScheduler following = scheduler;
    if (following != null) {
      following.refresh(code);
    }
  }

  @Override
  public void close() {
    FeedScheduler following = scheduler;
    if (following != null) {
      following.close();
    }
    background.shutdown();
  }
}
