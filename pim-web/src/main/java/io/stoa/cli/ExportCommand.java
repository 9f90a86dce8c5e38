package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.exports.ExportRequest;
import io.stoa.job.Job;
import io.stoa.spreadsheet.SheetFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stoa export}: writes the catalogue as spreadsheets that import again. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Exports products or structure as CSV or XLSX, in the form that import reads.")
final class ExportCommand implements Callable<Integer> {
  @Option(
      names = "--entity",
      paramLabel = "NAME",
      required = true,
      description =
          "products, product_models, attributes, families, … or all for a whole catalogue.")
  String entity = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv or xlsx; by the name of --out when not given, else csv.")
  @Nullable SheetFormat format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where to: a file, a .zip archive, or for 'all' a folder.")
  Path out = Path.of("");

  @Option(
      names = "--filter",
      paramLabel = "QUERY",
      description = "Only products that this finds; see 'stoa search --help'.")
  @Nullable String filter;

  @Option(names = "--media", description = "Copy images and files next to the tables, too.")
  boolean media;

  @Option(names = "--uuids", description = "Write a column with the products' UUIDs.")
  boolean uuids;

  @Option(
      names = "--guard",
      description = "Keep texts in CSV cells from being run as formulas by a spreadsheet program.")
  boolean guard;

  @Mixin DataOption data = new DataOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!ExportRequest.known().contains(entity)) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no entity '" + entity + "'; one of " + ExportRequest.known() + " is meant.");
    }
    Path parent = out.toAbsolutePath().normalize().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new ParameterException(spec.commandLine(), "There is no folder " + parent + ".");
    }
    Terminal terminal = new Terminal(spec);
    try (StoaNode node = data.open()) {
      Job job =
          node.exports().exportNow(node.jobs(), request(node), terminal.progress(node.clock()));
      return JobReport.print(job, node, terminal);
    }
  }

  private ExportRequest request(StoaNode node) {
    SheetFormat written = format == null ? SheetFormat.of(out).orElse(SheetFormat.CSV) : format;
    ExportRequest request = ExportRequest.of(entity, written).to(out.toAbsolutePath().normalize());
    if (media) {
      request = request.withMedia();
    }
    if (uuids) {
      request = request.withUuids();
    }
    if (guard) {
      request = request.guarded();
    }
    String query = filter;
    if (query != null) {
      node.indexer().catchUp();
      request = request.only(node.search().withDescendants(node.search().parse(query)));
    }
    return request;
  }
}
