package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.search.SearchPage;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stoa search}: finds products as people type it. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Finds products and product models.",
    footerHeading = "%nQueries:%n",
    footer = {
      "  shirt red                    words of identifiers, labels and texts",
      "  family:shirts enabled:true   conditions, all of which hold; OR, ( ), - for not",
      "  category:men                 with all below it",
      "  color=red,blue weight.KILOGRAM<1 price.EUR>=20 name.en_US~wool",
      "  missing:image completeness:web/en_US<100 updated>=2026-01-31 kind:model"
    })
final class SearchCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "QUERY",
      arity = "0..*",
      description = "What to find; nothing finds everything.")
  List<String> query = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Show at most so many (default: ${DEFAULT-VALUE}).")
  int limit = 20;

  @Option(names = "--json", description = "One JSON object per line.")
  boolean json;

  @Mixin DataOption data = new DataOption();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal terminal = new Terminal(spec);
    try (StoaNode node = data.open()) {
      node.indexer().catchUp();
      String cursor = null;
      long shown = 0;
      long total;
      do {
        int page = (int) Math.min(500, limit - shown);
        SearchPage found = find(node, cursor, Math.max(1, page));
        found.hits().forEach(hit -> print(terminal, hit));
        shown += found.hits().size();
        total = found.total();
        cursor = found.next();
      } while (cursor != null && shown < limit);
      terminal.err().println(JobProgress.number(total) + " found, " + shown + " shown.");
      return ExitCode.OK;
    }
  }

  /** A query that cannot be understood is wrong usage. */
  private SearchPage find(StoaNode node, @Nullable String cursor, int page) {
    try {
      return node.search().search(String.join(" ", query), cursor, page);
    } catch (StoaException e) {
      if (e.code() == CoreError.INVALID) {
        throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
      }
      throw e;
    }
  }

  private void print(Terminal terminal, SearchPage.Hit hit) {
    if (json) {
      terminal.out().println(Json.MAPPER.writeValueAsString(hit));
    } else {
      terminal
          .out()
          .printf("%-13s %s%n", hit.kind().name().toLowerCase(Locale.ROOT), hit.identifier());
    }
  }
}
