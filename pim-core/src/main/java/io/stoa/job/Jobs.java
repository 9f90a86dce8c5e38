package io.stoa.job;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.DocumentStore;
import io.stoa.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the jobs and runs them, a few at a time. Thread-safe.
 *
 * <p>Jobs are documents of the collection {@code jobs}; their files lie under {@code jobs/<id>} of
 * the data directory. A process owns its data directory alone, so a job that {@link #start()} finds
 * open was left behind by one that died.
 */
public final class Jobs implements AutoCloseable {
  /** Finished jobs kept; older ones go with their files. */
  public static final int KEPT = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final int AT_ONCE = 2;

  private final StoredJobs stored;
  private final Path dataDirectory;
  private final Clock clock;
  private final int kept;
  private final Telemetry telemetry;
  private final Map<String, JobHandler> handlers = new ConcurrentHashMap<>();
  private final Map<String, RunningJob> running = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();
  private final ExecutorService executor;
  private volatile boolean closing;

  public Jobs(DocumentStore store, Path dataDirectory, Clock clock) {
    this(store, dataDirectory, clock, Telemetry.none());
  }

  public Jobs(DocumentStore store, Path dataDirectory, Clock clock, Telemetry telemetry) {
    this(store, dataDirectory, clock, KEPT, telemetry);
  }

  Jobs(DocumentStore store, Path dataDirectory, Clock clock, int kept) {
    this(store, dataDirectory, clock, kept, Telemetry.none());
  }

  private Jobs(
      DocumentStore store, Path dataDirectory, Clock clock, int kept, Telemetry telemetry) {
    this.stored = new StoredJobs(store);
    this.dataDirectory = dataDirectory;
    this.clock = clock;
    this.kept = kept;
    this.telemetry = telemetry;
    this.executor =
        Executors.newFixedThreadPool(
            AT_ONCE,
            task -> {
              Thread thread = new Thread(task, "stoa-job");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Says who does the jobs of a kind; before they are submitted or resumed. */
  public void register(String kind, JobHandler handler) {
    handlers.put(kind, new MeasuredHandler(kind, handler, telemetry));
  }

  /** Marks what a dead process left open as interrupted. Once, before the first submit. */
  public void start() {
    for (List<Job> left = stored.open(100); !left.isEmpty(); left = stored.open(100)) {
      for (Job job : left) {
        watch(job, j -> {}).end(Job.State.INTERRUPTED, "The process ended while this was open.");
        running.remove(job.id());
      }
    }
  }

  /** Queues a job and returns at once. */
  public Job submit(String kind, String label, Map<String, String> parameters) {
    handlerOf(kind);
    return enqueue(create(kind, label, parameters));
  }

  /**
   * Runs a job in the calling thread.
   *
   * @param listener told of progress a few times a second, and of the end
   * @return the job as it ended
   */
  public Job runNow(
      String kind, String label, Map<String, String> parameters, Consumer<Job> listener) {
    handlerOf(kind);
    Job job = create(kind, label, parameters);
    stored.save(job);
    return run(watch(job, listener));
  }

  /** Runs a stopped job on from its checkpoint, in the calling thread. */
  public Job resumeNow(String id, Consumer<Job> listener) {
    return run(watch(reopened(id), listener));
  }

  /**
   * Queues an interrupted, cancelled or failed job again; it goes on from its checkpoint.
   *
   * @throws StoaException {@code NOT_FOUND}, or {@code INVALID} for a job in another state
   */
  public Job resume(String id) {
    return enqueue(reopened(id));
  }

  /**
   * Asks a job to stop. A waiting job stops at once, a running one after its current piece; one
   * that has ended stays as it is.
   */
  public Job cancel(String id) {
    RunningJob active = running.get(id);
    if (active == null) {
      return get(id);
    }
    active.stop();
    return active.snapshot();
  }

  public Optional<Job> find(String id) {
    RunningJob active = running.get(id);
    return active == null ? stored.find(id) : Optional.of(active.snapshot());
  }

  /**
   * @throws StoaException {@code NOT_FOUND}
   */
  public Job get(String id) {
    return find(id).orElseThrow(() -> StoaException.notFound("job", id));
  }

  /**
   * @param kind only of this kind, null for all
   * @return newest first
   */
  public List<Job> newest(@Nullable String kind, int limit) {
    return stored.newest(kind, null, limit).stream().map(this::fresh).toList();
  }

  /** How many wait or run in this process. */
  public int active() {
    return running.size();
  }

  /** How many of this process are in the state. */
  public long count(Job.State state) {
    return running.values().stream().filter(job -> job.snapshot().state() == state).count();
  }

  /** The file of the job, empty if it has none of that name. */
  public Optional<Path> file(String id, String name) {
    return find(id)
        .map(job -> job.files().get(name))
        .map(dataDirectory::resolve)
        .filter(Files::isRegularFile);
  }

  /** Asks all to stop, waits for them and leaves the unfinished ones interrupted. */
  @Override
  public void close() {
    closing = true;
    running.values().forEach(RunningJob::stop);
    executor.shutdown();
    try {
      if (!executor.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warn("{} jobs did not stop in time; they will show as interrupted", running.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Job create(String kind, String label, Map<String, String> parameters) {
    long now = clock.millis() * 10_000;
    String id = StoredJobs.jobId(lastId.updateAndGet(last -> Math.max(last + 1, now)));
    return new Job(
        id,
        kind,
        label,
        Job.State.QUEUED,
        parameters,
        Job.Progress.NONE,
        null,
        List.of(),
        Map.of(),
        clock.instant(),
        null,
        null);
  }

  private Job reopened(String id) {
    Job job = get(id);
    if (!job.resumable()) {
      throw new StoaException(
          CoreError.INVALID, "Job " + id + " is " + job.state() + " and cannot be resumed.");
    }
    handlerOf(job.kind());
    Job queued =
        new Job(
            job.id(),
            job.kind(),
            job.label(),
            Job.State.QUEUED,
            job.parameters(),
            job.progress(),
            job.checkpoint(),
            job.log(),
            job.files(),
            job.created(),
            job.started(),
            null);
    stored.save(queued);
    return queued;
  }

  private Job enqueue(Job job) {
    stored.save(job);
    RunningJob active = watch(job, j -> {});
    executor.execute(() -> run(active));
    return job;
  }

  private RunningJob watch(Job job, Consumer<Job> listener) {
    RunningJob active = new RunningJob(job, stored, dataDirectory, clock, listener);
    if (running.putIfAbsent(job.id(), active) != null) {
      throw new StoaException(CoreError.INVALID, "Job " + job.id() + " is running already.");
    }
    return active;
  }

  private Job run(RunningJob active) {
    try {
      if (active.cancelled()) {
        return active.end(stopped(), null);
      }
      active.begin();
      return switch (handlerOf(active.snapshot().kind()).run(active)) {
        case SUCCEEDED -> done(active, Job.State.SUCCEEDED);
        case WITH_ERRORS -> done(active, Job.State.COMPLETED_WITH_ERRORS);
        case STOPPED -> active.end(stopped(), null);
      };
    } catch (StoaException e) {
      return active.end(Job.State.FAILED, e.getMessage());
    } catch (Throwable e) {
      LOG.error("Job {} failed", active.id(), e);
      return active.end(Job.State.FAILED, "Failed unexpectedly: " + e);
    } finally {
      running.remove(active.id());
      dropOld();
    }
  }

  private Job done(RunningJob active, Job.State state) throws IOException {
    deleteTree(active.folder().resolve("scratch"));
    return active.end(state, null);
  }

  private Job.State stopped() {
    return closing ? Job.State.INTERRUPTED : Job.State.CANCELLED;
  }

  private Job fresh(Job job) {
    RunningJob active = running.get(job.id());
    return active == null ? job : active.snapshot();
  }

  private JobHandler handlerOf(String kind) {
    JobHandler handler = handlers.get(kind);
    if (handler == null) {
      throw new StoaException(CoreError.INVALID, "Nothing here runs jobs of kind '" + kind + "'.");
    }
    return handler;
  }

  private void dropOld() {
    try {
      List<Job> newest = stored.newest(null, null, kept);
      if (newest.size() < kept) {
        return;
      }
      String last = newest.get(newest.size() - 1).id();
      for (Job old : stored.newest(null, last, 100)) {
        if (!old.open()) {
          deleteTree(dataDirectory.resolve("jobs").resolve(old.id()));
          stored.delete(old.id());
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Old jobs could not be removed; tried again after the next job", e);
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
