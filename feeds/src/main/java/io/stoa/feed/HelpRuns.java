package io.stoa.feed;

import io.stoa.range.Range;
import io.stoa.range.Ranges;
import io.stoa.range.SharedRun;
import io.stoa.range.SharedRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes ranges of runs that other nodes lead, on all processors. It writes files aside and tells no
 * destination anything, so that it does not matter when a range is made twice, or in vain.
 * Thread-safe.
 */
final class HelpRuns {
  private static final Logger LOG = LoggerFactory.getLogger(HelpRuns.class);
  private static final int PIECE = 500;

  private final SharedRuns runs;
  private final Ranges ranges;
  private final PrepareHelp preparing;
  private final Path root;
  private final BooleanSupplier room;

  /**
   * @param root the data directory
   * @param room whether this process has time for others
   */
  HelpRuns(ShareOut sharing, PrepareHelp preparing, Path root, BooleanSupplier room) {
    this.runs = sharing.runs();
    this.ranges = sharing.ranges();
    this.preparing = preparing;
    this.root = root;
    this.room = room;
  }

  /** Helps until nothing is left to help with; gives how many ranges were made. */
  int help() {
    int made = 0;
    for (SharedRun run : runs.all()) {
      if (room.getAsBoolean() && ranges.isAnyOpen(run)) {
        made += help(run);
      }
    }
    return made;
  }

  private int help(SharedRun run) {
    Optional<MakeBatch> making = preparing.of(run);
    if (making.isEmpty()) {
      return 0;
    }
    AtomicInteger made = new AtomicInteger();
    try (InOrder<Integer> work = new InOrder<>(made::addAndGet)) {
      for (int i = 0; i < work.threads(); i++) {
        work.give(() -> makeAll(run, making.get()));
      }
      work.finish();
    }
    if (made.get() > 0) {
      LOG.info("{} ranges of run {} of {} were made here", made, run.run(), run.feed());
    }
    return made.get();
  }

  private int makeAll(SharedRun run, MakeBatch making) {
    int made = 0;
    while (room.getAsBoolean()) {
      Range range = ranges.take(run, run.run()).orElse(null);
      if (range == null) {
        return made;
      }
      made += make(range, making) ? 1 : 0;
    }
    return made;
  }

  /** Whether it was made and is wanted. */
  private boolean make(Range range, MakeBatch making) {
    try {
      List<Made> made = new ArrayList<>();
      for (Keys piece : new Keys(range.models(), range.codes()).inPiecesOf(PIECE)) {
        if (!room.getAsBoolean() || !ranges.isWanted(range)) {
          return false;
        }
        made.addAll(making.of(piece));
      }
      return finish(range, made);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ranges.leave(range);
    }
  }

  /** The file has a name that nobody else gives: what comes late replaces nothing. */
  private boolean finish(Range range, List<Made> made) throws IOException {
    String name = RunFolder.rangePart(range.number(), UUID.randomUUID().toString());
    Path file = RunFolder.of(root, range.feed(), range.run()).resolve(name);
    PartFile.write(file, made);
    boolean wanted = ranges.finish(range, name);
    if (!wanted) {
      Files.deleteIfExists(file);
    }
    return wanted;
  }
}
