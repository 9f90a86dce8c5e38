package io.stoa.job;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A job while it waits or runs: its newest state, stored now and then. */
final class RunningJob implements JobContext {
  private static final Duration STORE_EVERY = Duration.ofSeconds(1);
  private static final Duration TELL_EVERY = Duration.ofMillis(200);
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._ -]{0,199}");

  private final StoredJobs stored;
  private final Path dataDirectory;
  private final Clock clock;
  private final Consumer<Job> listener;
  private final Object lock = new Object();
  private final BooleanSupplier held;
  private Job job;
  private long version;
  private Instant lastStored = Instant.EPOCH;
  private Instant lastTold = Instant.EPOCH;
  private Instant lastHeard = Instant.EPOCH;
  private volatile boolean cancelled;
  private volatile boolean lost;

  /**
   * @param held whether the job is still this process'
   */
  RunningJob(
      StoredJobs.Versioned known,
      StoredJobs stored,
      Path dataDirectory,
      Clock clock,
      Consumer<Job> listener,
      BooleanSupplier held) {
    this.job = known.job();
    this.version = known.version();
    this.held = held;
    this.stored = stored;
    this.dataDirectory = dataDirectory;
    this.clock = clock;
    this.listener = listener;
  }

  Job snapshot() {
    synchronized (lock) {
      return job;
    }
  }

  /** Asks it to stop. */
  void stop() {
    cancelled = true;
  }

  /** Whether another node may have it by now; what it still does there is not stored any more. */
  boolean isLost() {
    return lost;
  }

  /** Waits again after it had stopped, since a person wants it to go on. */
  void queue() {
    update(
        j ->
            copy(j, Job.State.QUEUED, j.progress(), j.checkpoint(), j.log(), j.files())
                .withTakenOver(Map.of()),
        true);
  }

  /** Notes that it goes on here, having been left open. */
  void takenOver(TakingOver why) {
    log(why.note());
    update(
        j -> {
          Map<TakingOver, Integer> times = new HashMap<>(j.takenOver());
          times.merge(why, 1, Integer::sum);
          return j.withTakenOver(times);
        },
        false);
  }

  void begin() {
    update(j -> copy(j, Job.State.RUNNING, j.progress(), j.checkpoint(), j.log(), j.files()), true);
  }

  /** Reaches a state it does not leave by itself. */
  Job end(Job.State state, @Nullable String message) {
    if (message != null) {
      log(message);
    }
    return update(j -> copy(j, state, j.progress(), j.checkpoint(), j.log(), j.files()), true);
  }

  @Override
  public String id() {
    return snapshot().id();
  }

  @Override
  public Map<String, String> parameters() {
    return snapshot().parameters();
  }

  @Override
  public Optional<String> checkpoint() {
    return Optional.ofNullable(snapshot().checkpoint());
  }

  @Override
  public void checkpoint(String reached) {
    update(j -> copy(j, j.state(), j.progress(), reached, j.log(), j.files()), true);
    if (lost) {
      throw new StoaException(
          CoreError.VERSION_CONFLICT, "Another node has taken job " + id() + " over.");
    }
  }

  @Override
  public Job.Progress progress() {
    return snapshot().progress();
  }

  @Override
  public void progress(Job.Progress progress) {
    update(j -> copy(j, j.state(), progress, j.checkpoint(), j.log(), j.files()), false);
  }

  @Override
  public void log(String message) {
    update(
        j -> {
          List<String> lines = new ArrayList<>(j.log());
          lines.add(message);
          int tooMany = Math.max(0, lines.size() - Job.LONGEST_LOG);
          return copy(
              j,
              j.state(),
              j.progress(),
              j.checkpoint(),
              lines.subList(tooMany, lines.size()),
              j.files());
        },
        false);
  }

  @Override
  public Path file(String name) {
    Path file = pathOf(name);
    try {
      Files.createDirectories(folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String relative = "jobs/" + id() + "/" + name;
    if (!relative.equals(snapshot().files().get(name))) {
      update(
          j -> {
            Map<String, String> files = new HashMap<>(j.files());
            files.put(name, relative);
            return copy(j, j.state(), j.progress(), j.checkpoint(), j.log(), files);
          },
          true);
    }
    return file;
  }

  @Override
  public Path scratch() {
    Path directory = folder().resolve("scratch");
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where its files lie. */
  Path folder() {
    return dataDirectory.resolve("jobs").resolve(id());
  }

  @Override
  public void dropFile(String name) {
    Path file = pathOf(name);
    update(
        j -> {
          Map<String, String> files = new HashMap<>(j.files());
          files.remove(name);
          return copy(j, j.state(), j.progress(), j.checkpoint(), j.log(), files);
        },
        true);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who asked another node is heard within a second or so, also while nothing is stored. */
  @Override
  public boolean cancelled() {
    if (!cancelled) {
      synchronized (lock) {
        Instant now = clock.instant();
        if (now.isAfter(lastHeard.plus(STORE_EVERY))) {
          lastHeard = now;
          cancelled |= stored.isAskedToStop(job.id());
        }
      }
    }
    return cancelled;
  }

  /** The job's document is written by who runs it alone: another version is another node's. */
  private void store() {
    OptionalLong saved =
        lost || !held.getAsBoolean() ? OptionalLong.empty() : stored.save(job, version);
    if (saved.isPresent()) {
      version = saved.getAsLong();
      cancelled |= stored.isAskedToStop(job.id());
    } else {
      lost = true;
      cancelled = true;
    }
  }

  private Path pathOf(String name) {
    if (!FILE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a plain file name: " + name);
    }
    return folder().resolve(name);
  }

  private Job copy(
      Job j,
      Job.State state,
      Job.Progress progress,
      @Nullable String checkpoint,
      List<String> log,
      Map<String, String> files) {
    boolean begins = state == Job.State.RUNNING && j.state() != Job.State.RUNNING;
    boolean ends = state != Job.State.RUNNING && state != Job.State.QUEUED;
    return new Job(
        j.id(),
        j.kind(),
        j.label(),
        state,
        j.parameters(),
        progress,
        checkpoint,
        log,
        files,
        j.created(),
        begins ? clock.instant() : j.started(),
        ends ? clock.instant() : null,
        j.takenOver());
  }

  private Job update(java.util.function.UnaryOperator<Job> change, boolean storeNow) {
    synchronized (lock) {
      job = change.apply(job);
      Instant now = clock.instant();
      if (storeNow || now.isAfter(lastStored.plus(STORE_EVERY))) {
        store();
        lastStored = now;
      }
      if (!job.open() || now.isAfter(lastTold.plus(TELL_EVERY))) {
        lastTold = now;
        listener.accept(job);
      }
      return job;
    }
  }
}
