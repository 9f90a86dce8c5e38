package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.job.Job;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stoa job}: what imports and exports have done, and which can go on. */
@Command(
    name = "job",
    mixinStandardHelpOptions = true,
    description = "Lists imports and exports, and shows what came out of them.")
final class JobCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do with jobs.");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "The newest jobs first.")
  int list(
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "20",
              description = "At most so many (default: ${DEFAULT-VALUE}).")
          int limit,
      @Mixin DataOption data) {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit is at least 1.");
    }
    Terminal terminal = new Terminal(spec);
    try (StoaNode node = data.open()) {
      for (Job job : node.jobs().newest(null, limit)) {
        String state = job.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        terminal
            .out()
            .printf(
                "%s  %-7s %-22s %-24s %s%s%n",
                job.id(),
                job.kind(),
                state,
                job.label(),
                JobProgress.counts(job.progress().counts()),
                job.resumable() ? "  (go on with 'stoa import --resume " + job.id() + "')" : "");
      }
      return ExitCode.OK;
    }
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "One job with its files.")
  int show(
      @Parameters(paramLabel = "JOB", description = "The id.") String id, @Mixin DataOption data) {
    try (StoaNode node = data.open()) {
      return JobReport.print(node.jobs().get(id), node, new Terminal(spec));
    }
  }
}
