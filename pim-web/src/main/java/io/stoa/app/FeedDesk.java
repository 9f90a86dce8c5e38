package io.stoa.app;

import io.stoa.delta.ChangedItems;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedPreview;
import io.stoa.feed.FeedRun;
import io.stoa.feed.FeedRuns;
import io.stoa.mapping.ExpressionProblem;
import io.stoa.mapping.MappingFunction;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSets;
import io.stoa.schedule.FeedScheduler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What people do with feeds, from the pages and from the command line: schedules and hosted files
 * follow what they change. Thread-safe.
 */
public final class FeedDesk implements AutoCloseable {
  private static final int AT_ONCE = 2;

  private final Syndication parts;
  private final Path root;
  private final Clock clock;
  private final ExecutorService executor =
      Executors.newFixedThreadPool(
          AT_ONCE,
          task -> {
            Thread thread = new Thread(task, "stoa-feed");
            thread.setDaemon(true);
            return thread;
          });
  private volatile @Nullable FeedScheduler scheduler;

  FeedDesk(Syndication parts, Path root, Clock clock) {
    this.parts = parts;
    this.root = root;
    this.clock = clock;
  }

  /** Fires schedules from now on; for a server only. */
  synchronized void startSchedules() {
    if (scheduler == null) {
      FeedScheduler started = parts.scheduler();
      scheduler = started;
      started.start();
    }
  }

  /** Whether schedules are followed. */
  boolean schedules() {
    return scheduler != null && !executor.isShutdown();
  }

  /** In code order, without secrets. */
  public List<Feed> all() {
    return parts.feeds.all().stream().map(parts.secrets::mask).toList();
  }

  /**
   * The feed without secrets.
   *
   * @throws StoaException {@code NOT_FOUND}
   */
  public Feed get(String code) {
    return parts.secrets.mask(parts.feeds.get(code));
  }

  /** Grows with each change of the stored feed; 0 when there is none. */
  public long version(String code) {
    return parts.feeds.version(code);
  }

  /**
   * Stores the feed, new or changed.
   *
   * @param feed new secrets in clear; a masked or absent one is the stored one
   * @param expected the version that was read, 0 for a new feed, null for whatever is there
   * @return what is wrong with it; empty means stored
   * @throws StoaException {@code VERSION_CONFLICT} when another version is there
   */
  public List<Violation> save(Feed feed, @Nullable Long expected) {
    List<Violation> violations = parts.feeds.save(feed, expected);
    FeedScheduler following = scheduler;
    if (violations.isEmpty() && following != null) {
      following.refresh(feed.code());
    }
    return violations;
  }

  /**
   * Removes the feed, its schedules and what is hosted of it; its runs stay.
   *
   * @throws StoaException {@code NOT_FOUND}
   */
  public void delete(String code) {
    if (!parts.feeds.delete(code)) {
      throw StoaException.notFound("feed", code);
    }
    FeedScheduler following = scheduler;
    if (following != null) {
      following.refresh(code);
    }
    parts.runFeed.forget(code);
    parts.hosted.forget(code);
    parts.shipping.forget(code);
    parts.trends.drop(code);
  }

  /**
   * Tries a destination; nothing is left behind there.
   *
   * @param settings secrets in clear, or masked where they are those of the feed
   * @param feed the stored feed that it is for, null for none
   * @return what is wrong; empty when deliveries would arrive
   * @throws StoaException {@code NOT_FOUND}
   */
  public List<Violation> tryOut(
      String connector, Map<String, String> settings, @Nullable String feed) {
    Feed stored = feed == null ? null : parts.feeds.find(feed).orElse(null);
    Feed.Destination sent = new Feed.Destination(connector, settings);
    return parts.connectors.get(connector).tryOut(parts.secrets.toTry(sent, stored));
  }

  /** When it runs by itself next, if it does. */
  public Optional<Instant> nextFire(Feed feed) {
    return feed.enabled()
        ? parts.schedules.next(feed.schedules(), clock.instant())
        : Optional.empty();
  }

  /** Does work of runs as soon as a thread is free. */
  void execute(Runnable work) {
    executor.execute(work);
  }

  /** Begins a run and answers at once. */
  public FeedRun start(String code, FeedRun.Mode mode) {
    return parts.runFeed.start(code, FeedRun.Trigger.PERSON, null, mode, executor);
  }

  /**
   * Begins to deliver what a held run showed, and answers at once.
   *
   * @throws StoaException {@code NOT_FOUND}, {@code NOT_HELD}, {@code FEED_ALREADY_RUNNING}
   */
  public FeedRun startConfirmed(String code, String run) {
    return parts.runFeed.confirm(code, run, executor);
  }

  /** As {@link #startConfirmed} for the run that waits, to its end. */
  public FeedRun confirm(String code) {
    return parts.runFeed.confirm(code, null, Runnable::run);
  }

  /**
   * Drops what a held run would have delivered.
   *
   * @param run its id; null for the one that waits
   * @throws StoaException {@code NOT_FOUND}, {@code NOT_HELD}, {@code FEED_ALREADY_RUNNING}
   */
  public FeedRun discard(String code, @Nullable String run) {
    return parts.runFeed.discard(code, run);
  }

  /**
   * What a run found that its destination has to be told, a page at a time.
   *
   * @throws StoaException {@code NOT_FOUND} when it is not kept any more
   */
  public ChangedItems.Page changes(FeedRun run, long from, int limit) {
    return parts.runFeed.changes(run, from, limit);
  }

  /** Runs to the end. */
  public FeedRun run(String code, FeedRun.Trigger trigger, FeedRun.Mode mode) {
    return parts.runFeed.run(code, trigger, null, mode);
  }

  public boolean isRunning(String code) {
    return parts.runFeed.isRunning(code);
  }

  public FeedPreview preview(String code, int limit) {
    return parts.preview.preview(code, limit);
  }

  /**
   * One product, whether or not the feed selects it.
   *
   * @throws StoaException {@code NOT_FOUND} for the feed or the product
   */
  public FeedPreview preview(String code, String sku) {
    return parts.preview.preview(code, sku);
  }

  /**
   * A feed as somebody is writing it.
   *
   * @param sku null for the first products
   */
  public FeedPreview preview(Feed unsaved, @Nullable String sku, int limit) {
    return sku == null
        ? parts.preview.preview(unsaved, limit)
        : parts.preview.preview(unsaved, sku);
  }

  /** The functions that mappings can call. */
  public List<MappingFunction> functions() {
    return parts.compiler.functions();
  }

  /**
   * What is wrong with an expression.
   *
   * @param feed whose value tables it may look up, null for none
   */
  public List<ExpressionProblem> problems(String expression, @Nullable String feed) {
    return parts.compiler.problems(
        expression, parts.catalogs.current(), parts.feeds.tables().known(feed));
  }

  public FeedRuns runs() {
    return parts.runs;
  }

  public RequirementSets requirementSets() {
    return parts.requirementSets;
  }

  /**
   * What the feed has to say: its requirement set with what belongs to this feed alone, its own
   * columns and the attributes of the product types that are stored for it.
   *
   * @throws StoaException {@code NOT_FOUND} for the feed or its requirement set
   */
  public RequirementSet requirements(String code) {
    Feed feed = parts.feeds.get(code);
    return parts
        .feeds
        .requirements(feed)
        .orElseThrow(() -> StoaException.notFound("requirement set", feed.requirementSet()));
  }

  /** Our copy of a file of the run, as long as it is kept. */
  public Optional<Path> file(FeedRun run, String name) {
    return run.files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .flatMap(file -> kept(file.path()));
  }

  /** The report of skipped items, if there is one and it is kept. */
  public Optional<Path> report(FeedRun run) {
    return Optional.ofNullable(run.report()).flatMap(this::kept);
  }

  private Optional<Path> kept(String relative) {
    Path file = root.resolve(relative).normalize();
    return file.startsWith(root) && Files.isRegularFile(file)
        ? Optional.of(file)
        : Optional.empty();
  }

  /** Fires no more and waits a while for runs under way. */
  @Override
  public void close() {
    FeedScheduler following = scheduler;
    if (following != null) {
      following.close();
    }
    executor.shutdown();
    try {
      if (!executor.awaitTermination(20, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
