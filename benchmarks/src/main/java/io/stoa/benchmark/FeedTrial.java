package io.stoa.benchmark;

import io.stoa.catalog.Channel;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun;
import io.stoa.feed.FeedRun.Mode;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs one feed over a whole catalogue and prints what it cost, beside its floor. */
final class FeedTrial {
  private static final int METHODS = 12;
  private static final int WARM = 20_000;

  private final Workbench bench;
  private final Feed feed;
  private final int count;

  /**
   * @param count how many products there are
   */
  FeedTrial(Workbench bench, FeedCase one, int count) {
    this.bench = bench;
    this.feed = one.feed(bench.catalogs().current().all(Channel.class).iterator().next());
    this.count = count;
    if (!bench.feeds().save(feed).isEmpty()) {
      throw new IllegalStateException(bench.feeds().check(feed).toString());
    }
  }

  /**
   * The first run, which delivers everything, then two more over everything: one timed, one with
   * its shares.
   *
   * @param withMethods whether the methods with most samples are listed too
   */
  Measured full(boolean withMethods) throws Exception {
    FeedRun[] ended = new FeedRun[1];
    bench.runs().forget(feed.code());
    Measured first = Measured.of("first " + feed.label(), count, () -> ended[0] = run());
    long items = ended[0].files().stream().mapToLong(FeedRun.RunFile::items).sum();
    long bytes = ended[0].files().stream().mapToLong(FeedRun.RunFile::bytes).sum();
    Measured again = Measured.of("again " + feed.label(), count, this::run);
    Measured floor = floor(items);
    floor.print(null);
    first.print(floor);
    again.print(floor);
    System.out.printf(
        "  %s: %,d items in %,d bytes, %s%n", ended[0].state(), items, bytes, ended[0].counts());
    Shares shares = Shares.of(this::run);
    System.out.println("  " + shares.parts());
    if (withMethods) {
      shares.methods(METHODS).forEach(method -> System.out.println("    " + method));
    }
    return again;
  }

  private Measured floor(long items) throws Exception {
    SampleItems sample = SampleItems.of(feed, bench);
    Path file = Files.createTempFile("stoa-floor", null);
    sample.write(file, Math.min(items, WARM));
    Measured floor =
        Measured.of("write ready items, " + feed.format(), items, () -> sample.write(file, items));
    Files.delete(file);
    return floor;
  }

  private FeedRun run() {
    return bench.runs().run(feed.code(), FeedRun.Trigger.COMMAND_LINE, null, Mode.EVERYTHING);
  }

  /** Runs after few edits, beside the run over everything. */
  void deltas(Measured full) throws Exception {
    new FeedDeltas(bench.runs(), feed, bench.products(), bench.catalogs().current())
        .print(count, full);
  }
}
