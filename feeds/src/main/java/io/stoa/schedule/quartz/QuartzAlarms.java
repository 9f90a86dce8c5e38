package io.stoa.schedule.quartz;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.schedule.Alarms;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** Alarms as one-shot Quartz triggers in a job store in memory. */
public final class QuartzAlarms implements Alarms {
  private static final String ALARMS = "alarms";
  private static final String AT_ONCE = "at-once";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Scheduler scheduler;
  private final Phaser ringing = new Phaser(1);

  private QuartzAlarms(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Starts its own scheduler.
   *
   * @param threads how many alarms ring at the same time; more wait
   */
  public static QuartzAlarms start(int threads) {
    Properties settings = new Properties();
    settings.setProperty("org.quartz.scheduler.instanceName", "stoa-" + UUID.randomUUID());
    settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
    settings.setProperty("org.quartz.threadPool.threadNamePrefix", "feed-run");
    settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    try {
      Scheduler scheduler = new StdSchedulerFactory(settings).getScheduler();
      QuartzAlarms alarms = new QuartzAlarms(scheduler);
      scheduler.start();
      return alarms;
    } catch (SchedulerException e) {
      throw broken(e);
    }
  }

  @Override
  public void set(String name, Instant when, Runnable ring) {
    schedule(new JobKey(name, ALARMS), when, ring);
  }

  @Override
  public void cancel(String name) {
    try {
      scheduler.deleteJob(new JobKey(name, ALARMS));
    } catch (SchedulerException e) {
      throw broken(e);
    }
  }

  @Override
  public void now(Runnable ring) {
    schedule(new JobKey(UUID.randomUUID().toString(), AT_ONCE), Instant.now(), ring);
  }

  @Override
  public void close() {
    try {
      scheduler.standby();
      int phase = ringing.arriveAndDeregister();
      if (phase >= 0) {
        ringing.awaitAdvanceInterruptibly(phase, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      // What still rings is left to end with the process; its thread is a daemon.
    } catch (SchedulerException e) {
      throw broken(e);
    } finally {
      shutdown();
    }
  }

  private void shutdown() {
    try {
      scheduler.shutdown(false);
    } catch (SchedulerException e) {
      throw broken(e);
    }
  }

  private void schedule(JobKey key, Instant when, Runnable ring) {
    JobDataMap data = new JobDataMap();
    data.put(RingJob.RING, (Runnable) () -> counted(ring));
    JobDetail job = JobBuilder.newJob(RingJob.class).withIdentity(key).usingJobData(data).build();
    // The trigger is named too: replacing a job alone would leave its old trigger in place.
    Trigger once =
        TriggerBuilder.newTrigger()
            .withIdentity(key.getName(), key.getGroup())
            .forJob(key)
            .startAt(Date.from(when))
            .build();
    try {
      scheduler.scheduleJob(job, Set.of(once), true);
    } catch (SchedulerException e) {
      throw broken(e);
    }
  }

  private void counted(Runnable ring) {
    if (ringing.register() < 0) {
      return;
    }
    try {
      ring.run();
    } finally {
      ringing.arriveAndDeregister();
    }
  }

  private static StoaException broken(SchedulerException e) {
    return new StoaException(CoreError.BUG, "Quartz failed: " + e.getMessage(), e);
  }
}
