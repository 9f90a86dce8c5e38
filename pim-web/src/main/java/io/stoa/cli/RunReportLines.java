package io.stoa.cli;

import io.stoa.app.FeedDesk;
import io.stoa.delta.ChangedItem;
import io.stoa.delta.ChangedItems;
import io.stoa.delta.Difference;
import io.stoa.feed.FeedRun;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells how a run of a feed ended. */
final class RunReportLines {
  private static final int MOST_LINES = 20;

  private RunReportLines() {}

  /** Prints the counts, the files and where the report is; answers the exit code. */
  static int print(FeedRun run, FeedDesk feeds, Terminal terminal) {
    PrintWriter out = terminal.out();
    out.printf(
        "%-24s %s: %s written%s%s%s%n",
        run.feed(),
        words(run.state()),
        JobProgress.number(
            count(run, FeedRun.Outcome.WRITTEN)
                + count(run, FeedRun.Outcome.WRITTEN_WITH_WARNINGS)),
        part(run, FeedRun.Outcome.WRITTEN_WITH_WARNINGS, "of them with warnings"),
        part(run, FeedRun.Outcome.SKIPPED, "skipped"),
        part(run, FeedRun.Outcome.WITHHELD, "withheld"));
    Difference difference = run.difference();
    if (difference != null) {
      print(run, difference, feeds, out);
    }
    for (FeedRun.RunFile file : run.files()) {
      feeds.file(run, file.name()).ifPresent(path -> out.println("    file      " + path));
      if (file.location() != null) {
        out.println("    delivered " + file.location());
      }
    }
    boolean well = run.state() == FeedRun.State.SUCCEEDED;
    PrintWriter notes = well ? out : terminal.err();
    feeds.report(run).ifPresent(report -> notes.println("    report    " + report));
    run.errors().forEach(error -> terminal.err().println("    error     " + error));
    return well ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void print(FeedRun run, Difference difference, FeedDesk feeds, PrintWriter out) {
    out.printf(
        "    compared  %s looked at, %s rendered: %s new, %s changed, %s gone, %s unchanged%n",
        JobProgress.number(difference.lookedAt()),
        JobProgress.number(difference.rendered()),
        JobProgress.number(difference.created()),
        JobProgress.number(difference.updated()),
        JobProgress.number(difference.deleted()),
        JobProgress.number(difference.unchanged()));
    if (difference.why() != null) {
      out.println("    all items " + difference.why());
    }
    if (run.mode() == FeedRun.Mode.DRY_RUN) {
      ChangedItems.Page page = feeds.changes(run, 0, MOST_LINES);
      for (ChangedItem item : page.items()) {
        out.printf(
            "    %-9s %s  %s%n",
            item.action().name().toLowerCase(Locale.ROOT),
            item.sku(),
            String.join(", ", item.fields()));
      }
      if (page.next() != null) {
        out.println("    …");
      }
    } else if (!difference.any() && run.files().isEmpty() && run.errors().isEmpty()) {
      out.println("    nothing   changed; nothing was delivered");
    }
  }

  private static String words(FeedRun.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String part(FeedRun run, FeedRun.Outcome outcome, String words) {
    long count = count(run, outcome);
    return count == 0 ? "" : ", " + JobProgress.number(count) + " " + words;
  }

  private static long count(FeedRun run, FeedRun.Outcome outcome) {
    return run.counts().getOrDefault(outcome, 0L);
  }
}
