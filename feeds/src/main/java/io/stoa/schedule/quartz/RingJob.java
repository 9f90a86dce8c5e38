package io.stoa.schedule.quartz;

import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Runs what the alarm was set to do. Public for Quartz, which creates it. */
public final class RingJob implements Job {
  static final String RING = "ring";

  @Override
  public void execute(JobExecutionContext context) {
    if (context.getMergedJobDataMap().get(RING) instanceof Runnable ring) {
      ring.run();
    }
  }
}
