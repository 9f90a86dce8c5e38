package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.job.Job;
import io.stoa.job.JobRate;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** Tells how a job ended. */
final class JobReport {
  private JobReport() {}

  /** Prints what was done, where the files are and what to do next; answers the exit code. */
  static int print(Job job, StoaNode node, Terminal terminal) {
    PrintWriter out = terminal.out();
    job.log().forEach(out::println);
    String counts = JobProgress.counts(job.progress().counts());
    out.println((counts.isEmpty() ? "Nothing to do" : "Total: " + counts) + time(job) + ".");
    boolean well = job.state() == Job.State.SUCCEEDED;
    PrintWriter notes = well ? out : terminal.err();
    for (String name : new TreeSet<>(job.files().keySet())) {
      node.jobs().file(job.id(), name).ifPresent(file -> notes.println(name + ": " + file));
    }
    if (job.resumable()) {
      notes.println(
          "Job "
              + job.id()
              + " is "
              + job.state().name().toLowerCase(Locale.ROOT)
              + "; go on with --resume "
              + job.id());
    }
    return well ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String time(Job job) {
    if (job.started() == null || job.ended() == null) {
      return "";
    }
    Duration took = Duration.between(job.started(), job.ended());
    OptionalDouble rate = JobRate.of(job, job.ended());
    return String.format(Locale.ROOT, " in %.1f s", took.toMillis() / 1000.0)
        + (rate.isPresent()
            ? " (" + JobProgress.number(Math.round(rate.getAsDouble())) + " rows/s)"
            : "");
  }
}
