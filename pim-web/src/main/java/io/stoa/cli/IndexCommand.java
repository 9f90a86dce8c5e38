package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.search.Filter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stoa index}: the search index, which is never more than a copy. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description = "Makes the search index anew from the stored products.")
final class IndexCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say 'rebuild'.");
  }

  @Command(
      name = "rebuild",
      mixinStandardHelpOptions = true,
      description =
          "Makes it anew. In Elasticsearch the old one is searched until the new one is done.")
  int rebuild(@Mixin DataOption data) {
    try (StoaNode node = data.open()) {
      node.indexer().rebuild();
      long count = node.search().count(Filter.ALL);
      spec.commandLine()
          .getErr()
          .println(JobProgress.number(count) + " products and product models are indexed.");
      return ExitCode.OK;
    }
  }
}
