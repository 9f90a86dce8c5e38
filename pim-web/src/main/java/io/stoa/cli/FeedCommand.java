package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedPreview;
import io.stoa.feed.FeedRun;
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
    throw new ParameterException(spec.commandLine(), "Say list, run or preview.");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the feeds.")
  int list(@Mixin DataOption data) {
    try (StoaNode node = data.open()) {
      for (Feed feed : node.feeds().all()) {
        new Terminal(spec)
            .out()
            .printf("%-20s %-18s %s%n", feed.code(), feed.requirementSet(), feed.label());
      }
      return ExitCode.OK;
    }
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = "Runs a feed now; exit code 1 when items were skipped or it failed.")
  int run(@Parameters(paramLabel = "CODE") String code, @Mixin DataOption data) {
    try (StoaNode node = data.open()) {
      FeedRun done = node.feeds().runFeed().run(code, FeedRun.Trigger.COMMAND_LINE, null);
      return FeedReport.print(done, node, new Terminal(spec));
    }
  }

  @Command(
      name = "preview",
      mixinStandardHelpOptions = true,
      description = "Shows what the feed would send; nothing is sent.")
  int preview(
      @Parameters(paramLabel = "CODE") String code,
      @Option(names = "--limit", paramLabel = "N", defaultValue = "5") int limit,
      @Mixin DataOption data) {
    Terminal terminal = new Terminal(spec);
    try (StoaNode node = data.open()) {
      for (FeedPreview.PreviewItem item : node.feeds().preview().preview(code, limit).items()) {
        terminal.out().println("# " + item.sku());
        terminal.out().println(item.rendered());
        item.findings().forEach(finding -> terminal.err().println("  " + finding));
      }
      return ExitCode.OK;
    }
  }
}
