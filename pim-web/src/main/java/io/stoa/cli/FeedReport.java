package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.feed.FeedRun;

/** Tells how a feed run ended. */
final class FeedReport {
  private FeedReport() {}

  /** Prints counts, files and report; answers the exit code. */
  static int print(FeedRun run, StoaNode node, Terminal terminal) {
    terminal.out().println(run.feed() + ": " + run.state() + " " + run.counts());
    for (FeedRun.RunFile file : run.files()) {
      terminal.out().println("  file    " + node.root().resolve(file.path()));
      if (file.location() != null) {
        terminal.out().println("  at      " + file.location());
      }
    }
    if (run.report() != null) {
      terminal.err().println("  report  " + node.root().resolve(run.report()));
    }
    run.errors().forEach(error -> terminal.err().println("  " + error));
    return run.state() == FeedRun.State.SUCCEEDED ? ExitCode.OK : ExitCode.FAILED;
  }
}
