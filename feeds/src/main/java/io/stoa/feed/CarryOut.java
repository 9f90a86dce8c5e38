package io.stoa.feed;

import io.stoa.claim.Heartbeat;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.DeliverFiles.Delivered;
import io.stoa.feed.FeedRun.Outcome;
import io.stoa.feed.FeedRun.RunFile;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.SelectSubjects.Selected;
import io.stoa.format.ItemWriter;
import io.stoa.requirement.Item;
import io.stoa.requirement.RequirementSet.ItemOf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run from selection to delivery. Thread-safe. */
final class CarryOut {
  private static final Logger LOG = LoggerFactory.getLogger(CarryOut.class);
  private static final int RECORDS_KEPT = 100;

  private final Feeds feeds;
  private final FeedRuns runs;
  private final FeedSources sources;
  private final DeliverFiles delivering;
  private final Path root;
  private final int keep;
  private final Clock clock;

  CarryOut(
      Feeds feeds,
      FeedRuns runs,
      FeedSources sources,
      DeliverFiles delivering,
      Path root,
      int keep,
      Clock clock) {
    this.feeds = feeds;
    this.runs = runs;
    this.sources = sources;
    this.delivering = delivering;
    this.root = root;
    this.keep = keep;
    this.clock = clock;
  }

  State run(Feed feed, RunRecord record, Heartbeat alive) {
    try {
      CompiledFeed compiled = feeds.compile(feed, clock.instant());
      RunFolder folder = RunFolder.create(root, feed, record.begun().id());
      WriteItems written = write(compiled, folder, record);
      record.counts(written.counts());
      List<RunFile> files = folder.finish(compiled.format().mediaType());
      record.files(files);
      return deliver(feed, folder, files, written, record);
    } catch (IOException e) {
      throw new StoaException(CoreError.IO, "A file cannot be written: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw new StoaException(CoreError.IO, "A file cannot be written: " + e.getMessage(), e);
    }
  }

  /** Takes away what is too old to be kept, also after runs that failed. */
  void tidy(Feed feed) {
    try {
      RunFolder.prune(root, feed, keep);
      runs.keep(feed.code(), RECORDS_KEPT);
    } catch (IOException | StoaException e) {
      LOG.warn("Old runs of feed {} cannot be removed", feed.code(), e);
    }
  }

  private WriteItems write(CompiledFeed feed, RunFolder folder, RunRecord record)
      throws IOException {
    sources.catchUp().run();
    boolean reported;
    WriteItems items;
    try (RunReport report = new RunReport(folder.reportPart());
        ItemWriter writer = feed.format().open(feed.layout(), folder::nextFile)) {
      items = new WriteItems(feed, counting(writer, folder), report);
      select(
          feed,
          batch -> {
            try {
              for (Selected selected : batch) {
                items.write(selected);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            record.progress(items.counts());
          });
      reported = !report.isEmpty();
    }
    String report = folder.finishReport();
    if (reported) {
      record.report(report);
    }
    return items;
  }

  private void select(CompiledFeed feed, Consumer<List<Selected>> batches) {
    if (feed.set().item() == ItemOf.MODEL) {
      sources.selecting().groups(feed.feed().selection(), batches);
    } else {
      sources.selecting().products(feed.feed().selection(), batches);
    }
  }

  private static ItemWriter counting(ItemWriter writer, RunFolder folder) {
    return new ItemWriter() {
      @Override
      public void write(Item item) throws IOException {
        writer.write(item);
        folder.countItem();
      }

      @Override
      public void close() throws IOException {
        writer.close();
      }
    };
  }

  /** An empty file is never delivered: most channels would take it as the order to delete all. */
  private State deliver(
      Feed feed, RunFolder folder, List<RunFile> files, WriteItems written, RunRecord record)
      throws IOException {
    long skipped = written.count(Outcome.SKIPPED);
    if (written.written() == 0) {
      record.error(
          skipped == 0
              ? "No enabled product fits the selection. Nothing was delivered: the destination"
                  + " keeps what it has."
              : "All "
                  + skipped
                  + " selected products were skipped; the report says why. Nothing was delivered:"
                  + " the destination keeps what it has.");
      return State.FAILED;
    }
    Delivered delivered = delivering.deliver(feed, record.begun().id(), files, folder);
    record.files(delivered.files());
    delivered.errors().forEach(record::error);
    folder.publish();
    if (!delivered.errors().isEmpty()) {
      return State.FAILED;
    }
    return skipped == 0 ? State.SUCCEEDED : State.SUCCEEDED_WITH_SKIPS;
  }
}
