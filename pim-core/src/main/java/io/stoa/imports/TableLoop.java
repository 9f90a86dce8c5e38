package io.stoa.imports;

import io.stoa.job.JobContext;
import io.stoa.spreadsheet.SheetRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Takes a table through an import batch by batch. One thread reads and understands rows while
 * another writes those before; at most {@value #AHEAD} batches wait between them, so memory does
 * not depend on the file's length.
 */
final class TableLoop<P extends TableImport.Parsed> {
  private static final int AHEAD = 2;

  /** A batch ends early when its cells hold this many characters. */
  private static final long MOST_CHARACTERS = 2_000_000;

  private final ImportTable table;
  private final TableImport<P> work;
  private final long after;
  private @Nullable Exception unreadable;
  private final BlockingQueue<Batch<P>> queue = new ArrayBlockingQueue<>(AHEAD);

  /**
   * @param after rows up to this number were done by an earlier run
   */
  TableLoop(ImportTable table, TableImport<P> work, long after) {
    this.table = table;
    this.work = work;
    this.after = after;
  }

  /**
   * @return false when the job was asked to stop before the end
   */
  boolean run(JobContext job, ImportReport report, String step) throws IOException {
    Thread reader = new Thread(this::readAhead, "stoa-import-reader");
    reader.setDaemon(true);
    reader.start();
    try {
      long done = Math.max(0, after - 1);
      report.progress(table.fileName(), done, table.rows());
      while (true) {
        Batch<P> batch = queue.take();
        if (!batch.rows().isEmpty()) {
          work.apply(batch.rows());
        }
        if (batch.lastRow() > 0) {
          report.commit(step, batch.lastRow());
          report.progress(table.fileName(), batch.lastRow() - 1, table.rows());
        }
        if (batch.problem() instanceof IOException e) {
          throw e;
        }
        if (batch.problem() instanceof RuntimeException e) {
          throw e;
        }
        if (batch.end()) {
          return true;
        }
        if (job.cancelled()) {
          return false;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      stop(reader);
    }
  }

  private static void stop(Thread reader) {
    reader.interrupt();
    boolean interrupted = false;
    while (reader.isAlive()) {
      try {
        reader.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** As many rows as go together; what cannot be read comes after the rows before it. */
  private List<SheetRow> next() {
    List<SheetRow> some = new ArrayList<>();
    long characters = 0;
    try {
      while (some.size() < work.batchSize() && characters < MOST_CHARACTERS) {
        Optional<SheetRow> row = unreadable == null ? table.next() : Optional.empty();
        if (row.isEmpty()) {
          break;
        }
        if (row.get().number() > after) {
          some.add(row.get());
          characters += row.get().characters();
        }
      }
    } catch (IOException | RuntimeException e) {
      unreadable = e;
    }
    return some;
  }

  private void readAhead() {
    List<P> rows = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    long last = 0;
    long characters = 0;
    try {
      try {
        for (List<SheetRow> some = next(); !some.isEmpty(); some = next()) {
          work.ahead(some);
          for (SheetRow row : some) {
            P parsed = work.parse(row).orElse(null);
            boolean repeated = parsed != null && !keys.add(parsed.key());
            boolean full = rows.size() >= work.batchSize() || characters > MOST_CHARACTERS;
            if (repeated || full) {
              queue.put(new Batch<>(rows, last, null, false));
              rows = new ArrayList<>();
              characters = 0;
              keys.clear();
              if (parsed != null) {
                keys.add(parsed.key());
              }
            }
            if (parsed != null) {
              rows.add(parsed);
              characters += row.characters();
            }
            last = row.number();
          }
        }
        if (unreadable != null) {
          throw unreadable;
        }
        queue.put(new Batch<>(rows, last, null, true));
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        queue.put(new Batch<>(rows, last, e, true));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @param lastRow number of the last row looked at, 0 when there was none
   * @param problem why reading ended early, null when it did not
   */
  private record Batch<P>(List<P> rows, long lastRow, @Nullable Exception problem, boolean end) {}
}
