package io.stoa.schedule.quartz;

import io.stoa.schedule.Alarms.Ring;
import java.time.Instant;
import java.util.Map;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells who waits for alarms of the kind, which is the job's group. Its class name is stored. */
public final class RingJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(RingJob.class);

  private final Map<String, Ring> rings;

  RingJob(Map<String, Ring> rings) {
    this.rings = rings;
  }

  @Override
  public void execute(JobExecutionContext context) {
    JobKey key = context.getJobDetail().getKey();
    Ring ring = rings.get(key.getGroup());
    if (ring == null) {
      LOG.warn("Nobody here waits for {}", key);
      return;
    }
    try {
      ring.ring(key.getName(), when(context));
    } catch (RuntimeException e) {
      LOG.error("What {} rang for went wrong", key, e);
    }
  }

  /** What is made up for a node that died bears the instant that was rung for there. */
  private static Instant when(JobExecutionContext context) {
    if (!context.isRecovering()) {
      return context.getScheduledFireTime().toInstant();
    }
    Object millis =
        context
            .getMergedJobDataMap()
            .get(Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_SCHEDULED_FIRETIME_IN_MILLISECONDS);
    return Instant.ofEpochMilli(Long.parseLong(String.valueOf(millis)));
  }
}
