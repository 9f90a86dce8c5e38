package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.job.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stoa import}: takes a catalogue in from spreadsheets. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Imports a CSV or XLSX file, a folder of them, or a ZIP of such a folder. Rows that fail"
            + " are written to a file that can be corrected and imported again.")
final class ImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PATH", arity = "0..1", description = "File, folder or ZIP archive.")
  @Nullable Path path;

  @Option(
      names = "--entity",
      paramLabel = "NAME",
      description = "What a single file holds, such as products; found out when not given.")
  @Nullable String entity;

  @Option(
      names = "--resume",
      paramLabel = "JOB",
      description = "Goes on with an import that was interrupted, cancelled or failed.")
  @Nullable String resume;

  @Mixin DataOption data = new DataOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal terminal = new Terminal(spec);
    Path from = path;
    String id = resume;
    if ((from == null) == (id == null)) {
      throw new ParameterException(spec.commandLine(), "Name either a PATH or a job to --resume.");
    }
    if (from != null && !Files.exists(from)) {
      throw new ParameterException(spec.commandLine(), "There is no " + from + ".");
    }
    try (StoaNode node = data.open()) {
      Job job =
          id != null
              ? node.jobs().resumeNow(id, terminal.progress(node.clock()))
              : run(node, from, terminal);
      node.indexer().catchUp();
      return JobReport.print(job, node, terminal);
    }
  }

  private Job run(StoaNode node, @Nullable Path from, Terminal terminal) {
    if (from == null) {
      throw new IllegalStateException("A path was checked to be there.");
    }
    return node.imports().importPath(node.jobs(), from, entity, terminal.progress(node.clock()));
  }
}
