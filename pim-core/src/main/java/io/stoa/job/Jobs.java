package io.stoa.job;

import io.stoa.claim.Claims;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentStore;
import io.stoa.telemetry.Telemetry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  /** What a job is held for that runs on whichever node; another one has the files it needs. */
  static final String SERVED = "server";

  /** What a job is held for that runs in the process of somebody who waits for it. */
  static final String WAITED_FOR = "command";

  static final String ENDED = "The process ended while this was open.";

  private static final int SOME = 100;
  private static final long IDS_A_MILLI = 10_000;
  private static final CollectionSpec CLAIMS = CollectionSpec.of("job_claims");

  private final StoredJobs stored;
  private final HeldJobs held;
  private final RunJobs running;
  private final TakeOverJobs takingOver;
  private final boolean shared;
  private final Path dataDirectory;
  private final Clock clock;
  private final AtomicLong lastId = new AtomicLong();

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
    Claims claims = new Claims(store, CLAIMS, clock);
    this.shared = store.isShared();
    this.dataDirectory = dataDirectory;
    this.clock = clock;
    this.stored = new StoredJobs(store);
    this.held = new HeldJobs(stored, claims, dataDirectory, clock);
    OldJobs old = new OldJobs(stored, dataDirectory, kept);
    this.running = new RunJobs(stored, held, old, shared, telemetry);
    this.takingOver = new TakeOverJobs(stored, claims, held, running);
  }

  /** Says who does the jobs of a kind; before they are submitted or resumed. */
  public void register(String kind, JobHandler handler) {
    running.register(kind, handler);
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
        held.interrupt(held.take(job.id(), SERVED, j -> {}), ENDED);
      }
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
    return takingOver.look();
  }

  /** Queues a job and returns at once. */
  public Job submit(String kind, String label, Map<String, String> parameters) {
    return running.enqueue(held.add(create(kind, label, parameters), SERVED, j -> {}));
  }

  /**
   * Runs a job in the calling thread.
   *
   * @param listener told of progress a few times a second, and of the end
   * @return the job as it ended
   */
  public Job runNow(
      String kind, String label, Map<String, String> parameters, Consumer<Job> listener) {
    return running.run(held.add(create(kind, label, parameters), WAITED_FOR, listener));
  }

  /** Runs a stopped job on from its checkpoint, in the calling thread. */
  public Job resumeNow(String id, Consumer<Job> listener) {
    return running.run(reopened(id, WAITED_FOR, listener));
  }

  /**
   * Queues an interrupted, cancelled or failed job again; it goes on from its checkpoint.
   *
   * @throws StoaException {@code NOT_FOUND}, or {@code INVALID} for a job in another state
   */
  public Job resume(String id) {
    return running.enqueue(reopened(id, SERVED, j -> {}));
  }

  /**
   * Asks a job to stop. A waiting job stops at once, a running one after its current piece; one
   * that has ended stays as it is.
   */
  public Job cancel(String id) {
    RunningJob active = held.find(id).orElse(null);
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
    return held.find(id).map(RunningJob::snapshot).or(() -> stored.find(id));
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
    return stored.newest(kind, null, limit).stream()
        .map(job -> held.find(job.id()).map(RunningJob::snapshot).orElse(job))
        .toList();
  }

  /** How many wait or run in this process. */
  public int active() {
    return held.all().size();
  }

  /** How many of this process are in the state. */
  public long count(Job.State state) {
    return held.all().stream().filter(job -> job.snapshot().state() == state).count();
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
    running.stop();
  }

  /**
   * Asks all to stop and waits for them. The unfinished ones are left to other nodes, or
   * interrupted where there are none.
   */
  @Override
  public void close() {
    running.stop();
    running.awaitEnd();
  }

  private Job create(String kind, String label, Map<String, String> parameters) {
    running.requireReadyFor(kind);
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
        null,
        Map.of());
  }

  private RunningJob reopened(String id, String by, Consumer<Job> listener) {
    Job job = get(id);
    if (!job.resumable()) {
      throw new StoaException(
          CoreError.INVALID, "Job " + id + " is " + job.state() + " and cannot be resumed.");
    }
    running.requireReadyFor(job.kind());
    RunningJob active = held.take(id, by, listener);
    try {
      if (!active.snapshot().resumable()) {
        throw new StoaException(CoreError.INVALID, "Job " + id + " was resumed already.");
      }
      stored.forgetToStop(id);
      active.queue();
      return active;
    } catch (RuntimeException e) {
      held.release(id);
      throw e;
    }
  }
}
