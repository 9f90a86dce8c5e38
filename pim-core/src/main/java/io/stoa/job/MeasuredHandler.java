package io.stoa.job;

import io.stoa.telemetry.Activity;
import io.stoa.telemetry.Telemetry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Times the runs of one kind of job, counts its rows, and names the job in each line of the log.
 */
final class MeasuredHandler implements JobHandler {
  /** What the log calls the id of the job. */
  static final String JOB = "job";

  private static final Logger LOG = LoggerFactory.getLogger(MeasuredHandler.class);

  private final String kind;
  private final JobHandler handler;
  private final Telemetry telemetry;

  MeasuredHandler(String kind, JobHandler handler, Telemetry telemetry) {
    this.kind = kind;
    this.handler = handler;
    this.telemetry = telemetry;
  }

  @Override
  public Outcome run(JobContext context) throws Exception {
    MDC.put(JOB, context.id());
    try (Activity run = telemetry.begin("stoa.job", "kind", kind, "outcome", "failed")) {
      run.detail(JOB, context.id());
      LOG.info("A job begins: {} {}", kind, context.id());
      CountedContext counted = new CountedContext(context, kind, telemetry);
      try {
        Outcome outcome = handler.run(counted);
        run.label("outcome", outcome.name().toLowerCase(Locale.ROOT));
        LOG.info("A job ends, {}: {} {}", outcome, kind, context.id());
        return outcome;
      } catch (Exception | Error e) {
        run.failed(e);
        throw e;
      } finally {
        counted.countUp();
      }
    } finally {
      MDC.remove(JOB);
    }
  }
}
