package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.exports.ExportRequest;
import io.stoa.job.Job;
import io.stoa.spreadsheet.SheetFormat;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stoa export}: writes spreadsheets that import again. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Exports products or another entity as CSV or XLSX that can be imported again.")
final class ExportCommand implements Callable<Integer> {
  @Option(names = "--entity", paramLabel = "NAME", required = true, description = "What to export.")
  String entity = "products";

  @Option(
      names = "--format",
      paramLabel = "csv|xlsx",
      defaultValue = "csv",
      description = "File format (default: ${DEFAULT-VALUE}).")
  SheetFormat format = SheetFormat.CSV;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "File to write.")
  Path out = Path.of("export.csv");

  @Option(names = "--media", description = "Puts images and files beside the table.")
  boolean media;

  @Mixin DataOption data = new DataOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal terminal = new Terminal(spec);
    ExportRequest request = ExportRequest.of(entity, format).to(out.toAbsolutePath());
    try (StoaNode node = data.open()) {
      Job job =
          node.exports()
              .exportNow(
                  node.jobs(),
                  media ? request.withMedia() : request,
                  terminal.progress(node.clock()));
      return JobReport.print(job, node, terminal);
    }
  }
}
