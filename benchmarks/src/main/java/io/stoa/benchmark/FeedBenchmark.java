package io.stoa.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Full feeds in each format, each beside its floor and with the shares of its parts, and the delta
 * after 100 edits. Arguments: number of products, folder with the structure in Akeneo's files, then
 * optionally a data directory (kept and used again when it is there) and one format.
 */
public final class FeedBenchmark {
  private static final long SEED = 42;

  private FeedBenchmark() {}

  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[0]);
    Path data =
        args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("stoa-feed-benchmark");
    List<FeedCase> cases =
        FeedCase.all().stream().filter(c -> args.length < 4 || c.format().equals(args[3])).toList();
    System.out.printf(
        "%,d products, heap at most %d MB, %d processors%n",
        count,
        Runtime.getRuntime().maxMemory() / 1_000_000,
        Runtime.getRuntime().availableProcessors());
    try (Workbench bench = Workbench.open(data.resolve("data"))) {
      if (bench.products().count() == 0) {
        Path files = data.resolve("files");
        new GeneratedCatalogue(Path.of(args[1]), SEED).write(files, count);
        bench.take(files);
        bench.catchUp();
      }
      for (FeedCase one : cases) {
        FeedTrial trial = new FeedTrial(bench, one, (int) bench.products().count());
        trial.deltas(trial.full(cases.size() == 1));
      }
    }
  }
}
