package io.stoa.job;

import io.stoa.claim.Claims;
import io.stoa.error.StoaException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with jobs that other nodes left open, because they are gone or were told to end. One that
 * somebody waited for, or whose nodes ended time and again, is left interrupted. Thread-safe.
 */
final class TakeOverJobs {
  private static final Logger LOG = LoggerFactory.getLogger(TakeOverJobs.class);
  private static final int SOME = 100;

  /** A job that took so many nodes down with it is left to a person. */
  private static final int MOST = 3;

  /** Neither does one go on for ever whose own writes the store does not take. */
  private static final int MOST_OUTAGES = 20;

  private final StoredJobs stored;
  private final Claims claims;
  private final HeldJobs held;
  private final RunJobs running;

  TakeOverJobs(StoredJobs stored, Claims claims, HeldJobs held, RunJobs running) {
    this.stored = stored;
    this.claims = claims;
    this.held = held;
    this.running = running;
  }

  /** Looks once; gives the jobs that go on here. */
  List<Job> look() {
    Map<String, Claims.Claim> abandoned = new HashMap<>();
    claims.abandoned().forEach(claim -> abandoned.put(claim.thing(), claim));
    List<Job> taken = new ArrayList<>();
    for (Job job : stored.open(SOME)) {
      Claims.Claim left = abandoned.remove(job.id());
      boolean gone = left != null || !claims.isTaken(job.id());
      if (gone && !running.isStopping() && held.find(job.id()).isEmpty()) {
        take(job.id(), left).ifPresent(taken::add);
      }
    }
    // Of jobs that had ended.
    abandoned.values().forEach(claims::drop);
    return taken;
  }

  private Optional<Job> take(String id, Claims.@Nullable Claim left) {
    RunningJob active;
    try {
      active = held.take(id, Jobs.SERVED, j -> {});
    } catch (StoaException e) {
      LOG.info("Job {} is not taken over: {}", id, e.getMessage());
      return Optional.empty();
    }
    Job job = active.snapshot();
    if (!job.open()) {
      held.release(id);
      return Optional.empty();
    } else if (isLeftToAPerson(job, left)) {
      held.interrupt(active, Jobs.ENDED);
      return Optional.empty();
    }
    LOG.info("Job {} is taken over", id);
    active.takenOver(why(job, left));
    running.enqueue(active);
    return Optional.of(job);
  }

  private TakingOver why(Job job, Claims.@Nullable Claim left) {
    if (left != null && !claims.isOurs(left)) {
      return TakingOver.PROCESS_GONE;
    }
    // Who let it go is there, or was told to end.
    return job.state() == Job.State.RUNNING ? TakingOver.OUT_OF_REACH : TakingOver.NODE_ENDED;
  }

  private boolean isLeftToAPerson(Job job, Claims.@Nullable Claim left) {
    boolean waitedFor = left != null && left.by().equals(Jobs.WAITED_FOR);
    return waitedFor
        || times(TakingOver.PROCESS_GONE, job) >= MOST
        || times(TakingOver.OUT_OF_REACH, job) >= MOST_OUTAGES
        || !running.knows(job.kind());
  }

  private static int times(TakingOver why, Job job) {
    return job.takenOver().getOrDefault(why, 0);
  }
}
