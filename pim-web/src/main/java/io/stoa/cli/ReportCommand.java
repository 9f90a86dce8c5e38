package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.consistency.ChannelListing;
import io.stoa.consistency.ConsistencyQuery;
import io.stoa.consistency.ConsistencyQuery.Show;
import io.stoa.consistency.ConsistencyQuery.Sort;
import io.stoa.consistency.ConsistencyReport;
import io.stoa.consistency.ConsistencyRow;
import io.stoa.consistency.ConsistencySheet;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.spreadsheet.SheetFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stoa report}: what has been sent, held against itself. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Reports on what channels were told.")
final class ReportCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which report.");
  }

  @Command(
      name = "consistency",
      mixinStandardHelpOptions = true,
      description =
          "Shows products whose price or availability differs between channels, by what each was"
              + " last told.")
  int consistency(
      @Option(
              names = "--tolerance",
              paramLabel = "PERCENT",
              defaultValue = "0",
              description = "Prices may differ by so much (default: ${DEFAULT-VALUE}).")
          BigDecimal tolerance,
      @Option(
              names = "--currency",
              paramLabel = "CODE",
              description = "Only prices in this currency are compared.")
          @Nullable String currency,
      @Option(
              names = "--feed",
              paramLabel = "CODE",
              description = "A feed to compare; may be given several times. All when not given.")
          @Nullable List<String> feeds,
      @Option(names = "--all", description = "Products that do not differ, too.") boolean all,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "Write a spreadsheet, .csv or .xlsx, instead of lines.")
          @Nullable Path out,
      @Option(names = "--json", description = "One JSON object per line.") boolean json,
      @Mixin DataOption data) {
    ConsistencyQuery query =
        new ConsistencyQuery(
            null,
            feeds == null ? List.of() : feeds,
            currency,
            tolerance.max(BigDecimal.ZERO),
            all ? Show.ALL : Show.DIFFERENT,
            Sort.SKU,
            false);
    try (StoaNode node = data.open()) {
      node.indexer().catchUp();
      ConsistencyReport report = node.consistency();
      long rows = out == null ? print(report, query, json) : write(report, query, out);
      spec.commandLine().getErr().println(JobProgress.number(rows) + " products.");
      return ExitCode.OK;
    }
  }

  private long write(ConsistencyReport report, ConsistencyQuery query, Path out) {
    SheetFormat format =
        SheetFormat.of(out)
            .orElseThrow(
                () -> new ParameterException(spec.commandLine(), "--out ends in .csv or .xlsx."));
    try {
      return ConsistencySheet.write(report, query, format, Files.newOutputStream(out));
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, out + " cannot be written: " + e.getMessage(), e);
    }
  }

  private long print(ConsistencyReport report, ConsistencyQuery query, boolean json) {
    long[] rows = {0};
    report.each(
        query,
        row -> {
          rows[0]++;
          spec.commandLine()
              .getOut()
              .println(json ? Json.MAPPER.writeValueAsString(row) : line(row));
        });
    return rows[0];
  }

  private static String line(ConsistencyRow row) {
    return row.sku()
        + row.listings().stream()
            .filter(ChannelListing::listed)
            .map(ReportCommand::told)
            .collect(Collectors.joining("", System.lineSeparator(), ""));
  }

  private static String told(ChannelListing listing) {
    return "    %-24s %10s %-4s %-14s %s%n"
        .formatted(
            listing.feed(),
            listing.pays() == null ? "" : listing.pays().toPlainString(),
            listing.currency() == null ? "" : listing.currency(),
            listing.words() == null ? listing.availability() : listing.words(),
            listing.sent() == null ? "" : listing.sent());
  }
}
