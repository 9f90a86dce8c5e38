package io.stoa.job;

import io.stoa.claim.Claims;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentStore;
import io.stoa.store.Write;
import io.stoa.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
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
 * the data directory. A job is claimed by the process that runs it. Where documents are not shared,
 * a job that {@link #start()} finds open was left behind by a process that died; where they are,
 * the other nodes go on with it.
 */
public final class Jobs implements AutoCloseable {
  /** Finished jobs kept; older ones go with their files. */
  public static final int KEPT = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final int AT_ONCE = 2;
  private static final int SOME = 100;
  private static final long IDS_A_MILLI = 10_000;

  private static final CollectionSpec CLAIMS = CollectionSpec.of("job_claims");

  /** Runs on whichever node; another one has the files that it needs. */
  private static final String SERVED = "server";

  /** Runs in the process of somebody who waits for it. */
  private static final String WAITED_FOR = "command";

  private static final String TAKEN_OVER = "The node that ran this is gone; another one goes on.";

  /** A job that took so many nodes down with it is left to a person. */
  private static final int MOST_TAKEN_OVER = 3;

  private final StoredJobs stored;
  private final Claims claims;
  private final boolean shared;
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
    this.claims = new Claims(store, CLAIMS, clock);
    this.shared = store.isShared();
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

  /**
   * Marks what a dead process left open as interrupted. Once, before the first submit. Does nothing
   * where documents are shared: {@link #takeOver()} is for that.
   */
  public void start() {
    if (shared) {
      return;
    }
    for (List<Job> left = stored.open(SOME); !left.isEmpty(); left = stored.open(SOME)) {
      for (Job job : left) {
        interrupt(claimed(job.id(), SERVED, j -> {}), "The process ended while this was open.");
      }
    }
  }

  private void interrupt(RunningJob left, String why) {
    try {
      left.end(Job.State.INTERRUPTED, why);
    } finally {
      release(left.id());
    }
  }

  /**
   * Goes on with jobs whose node is gone, from their checkpoints; to be called now and then where
   * documents are shared. One that somebody waited for, or that ended so time and again, is left
   * interrupted.
   *
   * @return the jobs that go on here
   */
  public List<Job> takeOver() {
    Map<String, Claims.Claim> abandoned = new HashMap<>();
    claims.abandoned().forEach(claim -> abandoned.put(claim.thing(), claim));
    List<Job> taken = new ArrayList<>();
    for (Job job : stored.open(SOME)) {
      Claims.Claim left = abandoned.remove(job.id());
      boolean gone = left != null || !claims.isTaken(job.id());
      if (gone && !closing && !running.containsKey(job.id())) {
        takeOver(job.id(), left).ifPresent(taken::add);
      }
    }
    // Of jobs that had ended.
    abandoned.values().forEach(claims::drop);
    return taken;
  }

  private Optional<Job> takeOver(String id, Claims.@Nullable Claim left) {
    RunningJob active;
    try {
      active = claimed(id, SERVED, j -> {});
    } catch (StoaException e) {
      LOG.info("Job {} is not taken over: {}", id, e.getMessage());
      return Optional.empty();
    }
    Job job = active.snapshot();
    long before = job.log().stream().filter(TAKEN_OVER::equals).count();
    boolean waitedFor = left != null && left.by().equals(WAITED_FOR);
    if (!job.open()) {
      release(id);
      return Optional.empty();
    } else if (waitedFor || before >= MOST_TAKEN_OVER || !handlers.containsKey(job.kind())) {
      interrupt(active, "The process ended while this was open.");
      return Optional.empty();
    }
    LOG.info("Job {} is taken over", id);
    active.log(TAKEN_OVER);
    executor.execute(() -> run(active));
    return Optional.of(job);
  }

  /** Queues a job and returns at once. */
  public Job submit(String kind, String label, Map<String, String> parameters) {
    handlerOf(kind);
    return enqueue(added(create(kind, label, parameters), SERVED, j -> {}));
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
    return run(added(create(kind, label, parameters), WAITED_FOR, listener));
  }

  /** Runs a stopped job on from its checkpoint, in the calling thread. */
  public Job resumeNow(String id, Consumer<Job> listener) {
    return run(reopened(id, WAITED_FOR, listener));
  }

  /**
   * Queues an interrupted, cancelled or failed job again; it goes on from its checkpoint.
   *
   * @throws StoaException {@code NOT_FOUND}, or {@code INVALID} for a job in another state
   */
  public Job resume(String id) {
    return enqueue(reopened(id, SERVED, j -> {}));
  }

  /**
   * Asks a job to stop. A waiting job stops at once, a running one after its current piece; one
   * that has ended stays as it is.
   */
  public Job cancel(String id) {
    RunningJob active = running.get(id);
    if (active == null) {
      Job job = get(id);
      if (shared && job.open()) {
        stored.askToStop(id);
      }
      return job;
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

  /** Asks all to stop at their next safe point; no job is taken from now on. Returns at once. */
  public void stop() {
    closing = true;
    running.values().forEach(RunningJob::stop);
    executor.shutdown();
  }

  /**
   * Asks all to stop and waits for them. The unfinished ones are left to other nodes, or
   * interrupted where there are none.
   */
  @Override
  public void close() {
    stop();
    try {
      if (!executor.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warn("{} jobs did not stop in time; they will show as interrupted", running.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void requireOpen() {
    if (closing) {
      throw new StoaException(
          CoreError.SHUTTING_DOWN, "This server is about to stop and takes no more jobs.");
    }
  }

  private Job create(String kind, String label, Map<String, String> parameters) {
    requireOpen();
    // Two nodes may add jobs in the same millisecond.
    long now = clock.millis() * IDS_A_MILLI + ThreadLocalRandom.current().nextLong(IDS_A_MILLI);
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

  /** A new job of this process. */
  private RunningJob added(Job job, String by, Consumer<Job> listener) {
    claim(job.id(), by);
    try {
      OptionalLong saved = stored.save(job, Write.ABSENT);
      return watch(new StoredJobs.Versioned(job, saved.orElseThrow()), listener);
    } catch (RuntimeException e) {
      claims.giveBack(job.id());
      throw e;
    }
  }

  private RunningJob reopened(String id, String by, Consumer<Job> listener) {
    requireOpen();
    Job job = get(id);
    if (!job.resumable()) {
      throw new StoaException(
          CoreError.INVALID, "Job " + id + " is " + job.state() + " and cannot be resumed.");
    }
    handlerOf(job.kind());
    RunningJob active = claimed(id, by, listener);
    try {
      if (!active.snapshot().resumable()) {
        throw new StoaException(CoreError.INVALID, "Job " + id + " was resumed already.");
      }
      stored.forgetToStop(id);
      active.queue();
      return active;
    } catch (RuntimeException e) {
      release(id);
      throw e;
    }
  }

  /** The job as it is once nobody else can change it. */
  private RunningJob claimed(String id, String by, Consumer<Job> listener) {
    claim(id, by);
    try {
      return watch(
          stored.versioned(id).orElseThrow(() -> StoaException.notFound("job", id)), listener);
    } catch (RuntimeException e) {
      claims.giveBack(id);
      throw e;
    }
  }

  private void claim(String id, String by) {
    if (claims.take(id, by) instanceof Claims.Attempt.Busy) {
      throw new StoaException(CoreError.INVALID, "Job " + id + " is running already.");
    }
  }

  private void release(String id) {
    try {
      claims.giveBack(id);
    } finally {
      running.remove(id);
    }
  }

  private Job enqueue(RunningJob active) {
    Job job = active.snapshot();
    executor.execute(() -> run(active));
    return job;
  }

  private RunningJob watch(StoredJobs.Versioned known, Consumer<Job> listener) {
    String id = known.job().id();
    RunningJob active =
        new RunningJob(known, stored, dataDirectory, clock, listener, () -> claims.isHeld(id));
    running.put(id, active);
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
      if (!active.isLost()) {
        stored.forgetToStop(active.id());
      }
      release(active.id());
      dropOld();
    }
  }

  private Job done(RunningJob active, Job.State state) throws IOException {
    deleteTree(active.folder().resolve("scratch"));
    return active.end(state, null);
  }

  /** What is left open is another node's to go on with. */
  private Job.State stopped() {
    if (closing) {
      return shared ? Job.State.QUEUED : Job.State.INTERRUPTED;
    }
    return Job.State.CANCELLED;
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
