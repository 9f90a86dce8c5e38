package io.stoa.schedule.quartz;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.schedule.Alarms;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alarms as one-shot Quartz triggers, in memory or in a database that several nodes share. What an
 * alarm rings for is tried again for as long as documents or alarms are out of reach: else an
 * instant that falls into an outage would be lost.
 */
public final class QuartzAlarms implements Alarms {
  private static final Logger LOG = LoggerFactory.getLogger(QuartzAlarms.class);
  private static final String AT_ONCE = "at-once";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final Duration LONGEST_NOTE = Duration.ofSeconds(5);
  private static final Duration WHILE_OUT_OF_REACH = Duration.ofSeconds(2);

  private final Scheduler local;
  private final Scheduler shared;
  private final Map<String, Ring> rings = new ConcurrentHashMap<>();
  private final Map<String, Runnable> atOnce = new ConcurrentHashMap<>();
  private final Phaser ringing = new Phaser(1);
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * @param shared the same one when nothing is shared
   */
  QuartzAlarms(Scheduler local, Scheduler shared) {
    this.local = local;
    this.shared = shared;
    rings.put(AT_ONCE, (name, when) -> doAtOnce(name));
    asked(
        () -> {
          local.setJobFactory((fired, scheduler) -> new RingJob(rings));
          shared.setJobFactory((fired, scheduler) -> new RingJob(rings));
        });
  }

  /**
   * All in memory; not started yet.
   *
   * @param threads how many alarms ring at the same time; more wait
   */
  public static QuartzAlarms inMemory(int threads) {
    try {
      Scheduler scheduler = Schedulers.inMemory(threads);
      return new QuartzAlarms(scheduler, scheduler);
    } catch (SchedulerException e) {
      throw broken(e);
    }
  }

  @Override
  public Line shared(String kind, Ring ring) {
    return line(shared, kind, ring);
  }

  @Override
  public Line local(String kind, Ring ring) {
    return line(local, kind, ring);
  }

  @Override
  public boolean spanNodes() {
    return local != shared;
  }

  @Override
  public void start() {
    asked(
        () -> {
          local.start();
          shared.start();
        });
  }

  @Override
  public void now(Runnable work) {
    String name = UUID.randomUUID().toString();
    atOnce.put(name, work);
    set(local, new JobKey(name, AT_ONCE), Instant.now());
  }

  private void doAtOnce(String name) {
    Runnable work = atOnce.remove(name);
    if (work != null) {
      counted(work);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      asked(
          () -> {
            shared.standby();
            local.standby();
          });
      int phase = ringing.arriveAndDeregister();
      if (phase >= 0) {
        ringing.awaitAdvanceInterruptibly(phase, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      // What still rings is left to end with the process; its thread is a daemon.
    } finally {
      shutDown(shared);
      shutDown(local);
    }
  }

  /** Lets Quartz note that what has rung is done, or it would ring again on another node. */
  private static void shutDown(Scheduler scheduler) {
    Thread ending = new Thread(() -> asked(() -> scheduler.shutdown(true)), "quartz-ends");
    ending.setDaemon(true);
    ending.start();
    try {
      ending.join(LONGEST_NOTE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Line line(Scheduler scheduler, String kind, Ring ring) {
    if (rings.putIfAbsent(kind, (name, when) -> counted(() -> ring.ring(name, when))) != null) {
      throw new IllegalArgumentException("Somebody waits for alarms of this kind: " + kind);
    }
    return new Line() {
      @Override
      public void set(String name, Instant when) {
        QuartzAlarms.set(scheduler, new JobKey(name, kind), when);
      }

      @Override
      public void cancel(String name) {
        asked(() -> scheduler.deleteJob(new JobKey(name, kind)));
      }
    };
  }

  private static void set(Scheduler scheduler, JobKey key, Instant when) {
    JobDetail job =
        JobBuilder.newJob(RingJob.class).withIdentity(key).requestRecovery(true).build();
    // The trigger is named too: replacing a job alone would leave its old trigger in place.
    // However late it rings, it rings for the instant that it was set for.
    Trigger once =
        TriggerBuilder.newTrigger()
            .withIdentity(key.getName(), key.getGroup())
            .forJob(key)
            .startAt(Date.from(when))
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withMisfireHandlingInstructionIgnoreMisfires())
            .build();
    asked(() -> scheduler.scheduleJob(job, Set.of(once), true));
  }

  private void counted(Runnable ring) {
    if (ringing.register() < 0) {
      return;
    }
    try {
      untilInReach(ring);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ringing.arriveAndDeregister();
    }
  }

  private void untilInReach(Runnable ring) throws InterruptedException {
    while (true) {
      try {
        ring.run();
        return;
      } catch (StoaException e) {
        boolean passes = e.code() == CoreError.STORE_UNAVAILABLE;
        if (!passes || closing.await(WHILE_OUT_OF_REACH.toMillis(), TimeUnit.MILLISECONDS)) {
          throw e;
        }
        LOG.info("What has rung is tried again: {}", e.getMessage());
      }
    }
  }

  /** Something that Quartz is asked for. */
  private interface Request {
    void send() throws SchedulerException;
  }

  private static void asked(Request request) {
    try {
      request.send();
    } catch (JobPersistenceException e) {
      throw new StoaException(
          CoreError.STORE_UNAVAILABLE, "The database of alarms does not answer.", e);
    } catch (SchedulerException e) {
      throw broken(e);
    }
  }

  private static StoaException broken(SchedulerException e) {
    return new StoaException(CoreError.BUG, "Quartz failed: " + e.getMessage(), e);
  }
}
