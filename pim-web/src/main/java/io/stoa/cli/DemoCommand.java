package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.demo.DemoCatalogue;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun;
import io.stoa.job.Job;
import io.stoa.launch.Launch;
import io.stoa.web.WebServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stoa demo}: a fashion house to look around in, with feeds for every channel. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Loads a fashion house with about 200 products, runs its feeds, and serves all of it.")
final class DemoCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();
  @Mixin ServeCommand.ListenOptions listen = new ServeCommand.ListenOptions();

  @Option(names = "--no-serve", description = "Stop after the feeds have run.")
  boolean noServe;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Terminal terminal = new Terminal(spec);
    PrintWriter out = terminal.out();
    if (!noServe) {
      WebServer.check(listen.settings());
    }
    try (StoaNode node = data.open()) {
      if (node.products().count() == 0) {
        load(node, terminal);
      } else {
        out.println("The data directory has products already; the demo is not loaded again.");
      }
      boolean well = runFeeds(node, terminal);
      if (noServe) {
        return well ? ExitCode.OK : ExitCode.FAILED;
      }
      Logs.serving();
      ServeCommand.serve(node, listen.settings(), out);
      return ExitCode.OK;
    }
  }

  private static void load(StoaNode node, Terminal terminal) throws IOException {
    terminal.out().println("Loading the demo catalogue ...");
    Path files = node.demoFiles();
    DemoCatalogue.unpack(files);
    Job job = node.imports().importPath(node.jobs(), files, null, terminal.progress(node.clock()));
    node.indexer().catchUp();
    if (JobReport.print(job, node, terminal) != ExitCode.OK) {
      throw new StoaException(CoreError.BUG, "The demo catalogue was not imported as it should.");
    }
    for (Feed feed : DemoCatalogue.feeds()) {
      List<Violation> violations = node.feeds().save(feed, null);
      accepted("feed " + feed.code(), violations);
    }
    for (Launch launch : DemoCatalogue.launches()) {
      accepted("launch " + launch.code(), node.launches().save(launch, null));
    }
  }

  private static void accepted(String what, List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new StoaException(CoreError.BUG, "The demo's " + what + " is refused.", violations);
    }
  }

  /** Skipped items are part of the demo: only a run that failed counts as one. */
  private static boolean runFeeds(StoaNode node, Terminal terminal) {
    terminal.out().println();
    terminal.out().println("Running the feeds ...");
    boolean well = true;
    for (Feed feed : node.feeds().all()) {
      if (feed.enabled()) {
        FeedRun run =
            node.feeds().run(feed.code(), FeedRun.Trigger.COMMAND_LINE, FeedRun.Mode.USUAL);
        RunReportLines.print(run, node.feeds(), terminal);
        well &= run.state() != FeedRun.State.FAILED;
      }
    }
    return well;
  }
}
