package io.stoa.spreadsheet;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.util.List;

/** Writes a table from top to bottom; the first row is the header. Not thread-safe. */
public interface RowWriter extends Closeable, Flushable {
  void write(List<String> cells) throws IOException;

  /** Cells that the format could not hold whole and that were cut; 0 when nothing was lost. */
  default long cutCells() {
    return 0;
  }
}
