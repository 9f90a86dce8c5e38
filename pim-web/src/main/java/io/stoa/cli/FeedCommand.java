package io.stoa.cli;

import io.stoa.app.FeedDesk;
import io.stoa.app.StoaNode;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedPreview;
import io.stoa.feed.FeedRun;
import io.stoa.json.Json;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stoa feed}: lists, runs and previews feeds. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description = "Lists, runs and previews feeds.")
final class FeedCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do with feeds.");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the feeds.")
  int list(
      @Option(names = "--json", description = "One JSON object per line.") boolean json,
      @Mixin DataOption data) {
    try (StoaNode node = data.open()) {
      for (Feed feed : node.feeds().all()) {
        out().println(json ? Json.MAPPER.writeValueAsString(feed) : line(feed, node.feeds()));
      }
      return ExitCode.OK;
    }
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = "Runs a feed now and delivers it.")
  int run(
      @Parameters(paramLabel = "CODE", description = "The feed.") String code,
      @Option(
              names = "--dry-run",
              description = "Tells what would be delivered; delivers and settles nothing.")
          boolean dryRun,
      @Option(
              names = "--everything",
              description = "Compares all items, not only those that may have changed.")
          boolean everything,
      @Mixin DataOption data) {
    if (dryRun && everything) {
      throw new ParameterException(
          spec.commandLine(), "Either --dry-run or --everything, not both.");
    }
    FeedRun.Mode mode =
        dryRun ? FeedRun.Mode.DRY_RUN : everything ? FeedRun.Mode.EVERYTHING : FeedRun.Mode.USUAL;
    try (StoaNode node = data.open()) {
      FeedRun run = node.feeds().run(code, FeedRun.Trigger.COMMAND_LINE, mode);
      return RunReportLines.print(run, node.feeds(), new Terminal(spec));
    }
  }

  @Command(
      name = "confirm",
      mixinStandardHelpOptions = true,
      description = "Delivers what a held run showed.")
  int confirm(
      @Parameters(paramLabel = "CODE", description = "The feed.") String code,
      @Mixin DataOption data) {
    try (StoaNode node = data.open()) {
      return RunReportLines.print(node.feeds().confirm(code), node.feeds(), new Terminal(spec));
    }
  }

  @Command(
      name = "discard",
      mixinStandardHelpOptions = true,
      description = "Drops what a held run would have delivered.")
  int discard(
      @Parameters(paramLabel = "CODE", description = "The feed.") String code,
      @Mixin DataOption data) {
    try (StoaNode node = data.open()) {
      FeedRun run = node.feeds().discard(code, null);
      out().println(run.feed() + " discarded " + run.id());
      return ExitCode.OK;
    }
  }

  @Command(
      name = "preview",
      mixinStandardHelpOptions = true,
      description =
          "Shows what a feed would send of its first products, or of one and how each field came to"
              + " its value; sends nothing.")
  int preview(
      @Parameters(paramLabel = "CODE", description = "The feed.") String code,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "5",
              description = "At most so many items, up to 100 (default: ${DEFAULT-VALUE}).")
          int limit,
      @Option(
              names = "--sku",
              paramLabel = "SKU",
              description = "One product or product model, whether or not the feed selects it.")
          @Nullable String sku,
      @Option(names = "--json", description = "All of it as JSON.") boolean json,
      @Mixin DataOption data) {
    if (limit < 1 || limit > 100) {
      throw new ParameterException(spec.commandLine(), "--limit is 1 to 100.");
    }
    try (StoaNode node = data.open()) {
      FeedPreview preview =
          sku == null ? node.feeds().preview(code, limit) : node.feeds().preview(code, sku);
      if (json) {
        out().println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(preview));
      } else {
        PreviewLines lines = new PreviewLines(out(), sku != null);
        preview.items().forEach(lines::print);
      }
      return ExitCode.OK;
    }
  }

  private static String line(Feed feed, FeedDesk feeds) {
    Optional<FeedRun> last = feeds.runs().latest(feed.code());
    return String.format(
        "%-24s %-8s %-18s %-8s %s",
        feed.code(),
        feed.enabled() ? "enabled" : "disabled",
        feed.requirementSet(),
        feed.destination().connector(),
        last.map(r -> r.state() + " " + r.started()).orElse("never ran"));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
