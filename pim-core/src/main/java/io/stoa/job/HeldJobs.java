package io.stoa.job;

import io.stoa.claim.Claims;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.Write;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The jobs that this process holds, so that no other runs or changes them. Thread-safe. */
final class HeldJobs {
  private final StoredJobs stored;
  private final Claims claims;
  private final Path dataDirectory;
  private final Clock clock;
  private final Map<String, RunningJob> held = new ConcurrentHashMap<>();

  HeldJobs(StoredJobs stored, Claims claims, Path dataDirectory, Clock clock) {
    this.stored = stored;
    this.claims = claims;
    this.dataDirectory = dataDirectory;
    this.clock = clock;
  }

  /**
   * Stores and holds a new job.
   *
   * @param by what it is held for
   */
  RunningJob add(Job job, String by, Consumer<Job> listener) {
    claim(job.id(), by);
    try {
      OptionalLong saved = stored.save(job, Write.ABSENT);
      return watch(new StoredJobs.Versioned(job, saved.orElseThrow()), listener);
    } catch (RuntimeException e) {
      claims.giveBack(job.id());
      throw e;
    }
  }

  /**
   * The stored job as it is once nobody else can change it.
   *
   * @throws StoaException {@code INVALID} while somebody holds it, {@code NOT_FOUND}
   */
  RunningJob take(String id, String by, Consumer<Job> listener) {
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

  private RunningJob watch(StoredJobs.Versioned known, Consumer<Job> listener) {
    String id = known.job().id();
    RunningJob active =
        new RunningJob(known, stored, dataDirectory, clock, listener, () -> claims.isHeld(id));
    held.put(id, active);
    return active;
  }

  /** Ends the job, which nobody goes on with, as interrupted. */
  void interrupt(RunningJob job, String why) {
    try {
      job.end(Job.State.INTERRUPTED, why);
    } finally {
      release(job.id());
    }
  }

  void release(String id) {
    try {
      claims.giveBack(id);
    } finally {
      held.remove(id);
    }
  }

  Optional<RunningJob> find(String id) {
    return Optional.ofNullable(held.get(id));
  }

  Collection<RunningJob> all() {
    return held.values();
  }
}
