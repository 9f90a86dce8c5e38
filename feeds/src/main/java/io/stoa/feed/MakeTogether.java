package io.stoa.feed;

import io.stoa.range.Range;
import io.stoa.range.Ranges;
import io.stoa.range.SharedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes everything with the help of other nodes. What is selected is cut into ranges, and those
 * whose turn does not come yet are offered: this process takes them back from the front, others
 * take them from the end. What others made is read where its turn is, so that the order is the same
 * as if one process made all. What a node that is gone, or told to end, did not finish is made here
 * or by another one. Nobody but the leader tells a destination anything.
 */
final class MakeTogether implements MakeAll {
  private static final Logger LOG = LoggerFactory.getLogger(MakeTogether.class);
  private static final long PAUSE_NANOS = 20_000_000;
  private static final int PIECE = 500;

  private final SharedRun run;
  private final ShareOut sharing;
  private final Ranges ranges;
  private final SelectItems selecting;
  private final MakeBatch making;
  private final RunFolder folder;
  private final RunRecord record;
  private volatile boolean givenUp;

  MakeTogether(
      SharedRun run,
      ShareOut sharing,
      SelectItems selecting,
      MakeBatch making,
      RunFolder folder,
      RunRecord record) {
    this.run = run;
    this.sharing = sharing;
    this.ranges = sharing.ranges();
    this.selecting = selecting;
    this.making = making;
    this.folder = folder;
    this.record = record;
  }

  @Override
  public void each(Consumer<List<Made>> made) {
    ranges.forgetAll(run.feed());
    sharing.runs().open(run);
    try (InOrder<List<Made>> work = new InOrder<>(made)) {
      inTurn(work);
    } finally {
      end();
    }
  }

  private void inTurn(InOrder<List<Made>> work) {
    Deque<Range> offered = new ArrayDeque<>();
    CutRanges cutting =
        new CutRanges(
            run,
            sharing.terms().keys(),
            range -> {
              record.requireHeld();
              ranges.offer(range);
              offered.add(range);
              if (offered.size() > sharing.terms().ahead()) {
                Range next = offered.remove();
                work.give(() -> made(next));
              }
            });
    try {
      selecting.all(cutting::add);
      cutting.end();
      offered.forEach(range -> work.give(() -> made(range)));
      work.finish();
    } catch (RuntimeException e) {
      // Nobody is to wait for what others make.
      givenUp = true;
      throw e;
    }
  }

  /** Helpers notice it before they make more. */
  private void end() {
    if (record.isHeld()) {
      sharing.forget(run.feed());
      try {
        folder.dropRangeParts();
      } catch (IOException e) {
        LOG.warn("What other nodes made in vain stays in the run's folder: {}", e.getMessage());
      }
    }
  }

  private List<Made> made(Range range) throws IOException {
    while (true) {
      Optional<String> part = ranges.part(range);
      if (part.isPresent()) {
        return read(range, part.get());
      } else if (ranges.takeBack(range)) {
        return make(range);
      }
      record.mayGoOn();
      if (givenUp) {
        return List.of();
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private List<Made> read(Range range, String part) {
    Path file = folder.folder().resolve(part);
    try {
      List<Made> made = PartFile.read(file);
      Files.deleteIfExists(file);
      ranges.forget(range);
      return made;
    } catch (IOException e) {
      LOG.warn("What another node made cannot be read and is made again: {}", e.toString());
      ranges.forget(range);
      return make(range);
    }
  }

  private List<Made> make(Range range) {
    List<Made> all = new ArrayList<>();
    for (Keys piece : new Keys(range.models(), range.codes()).inPiecesOf(PIECE)) {
      record.mayGoOn();
      all.addAll(making.of(piece));
    }
    return all;
  }
}
