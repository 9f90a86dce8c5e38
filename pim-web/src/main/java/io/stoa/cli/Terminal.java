package io.stoa.cli;

import io.stoa.job.Job;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes: results to standard output, all else to standard error. */
final class Terminal {
  private final CommandSpec spec;

  Terminal(CommandSpec spec) {
    this.spec = spec;
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** Shows progress as it comes; the launcher knows whether standard error is a terminal. */
  Consumer<Job> progress(Clock clock) {
    return new JobProgress(err(), Boolean.getBoolean("stoa.terminal"), clock);
  }
}
