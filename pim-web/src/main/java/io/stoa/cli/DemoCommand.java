package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.demo.DemoCatalogue;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stoa demo}: a fashion house to look around in. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Loads the demo catalogue where there is none yet, runs its feeds and serves it.")
final class DemoCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();
  @Mixin ServeCommand.ListenOptions listen = new ServeCommand.ListenOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Logs.serving();
    try (StoaNode node = data.open()) {
      if (node.products().count() == 0) {
        load(node, new Terminal(spec));
      }
      ServeCommand.serve(node, listen.settings(), spec.commandLine().getOut());
      return ExitCode.OK;
    }
  }

  private static void load(StoaNode node, Terminal terminal) throws IOException {
    Path folder = node.root().resolve("demo");
    terminal.out().println("Drawing the pictures and loading the demo catalogue …");
    DemoCatalogue.unpack(folder);
    JobReport.print(
        node.imports().importPath(node.jobs(), folder, null, job -> {}), node, terminal);
    node.indexer().catchUp();
    for (Feed feed : DemoCatalogue.feeds()) {
      node.feeds().save(feed);
      FeedReport.print(
          node.feeds().runFeed().run(feed.code(), FeedRun.Trigger.COMMAND_LINE, null),
          node,
          terminal);
    }
  }
}
