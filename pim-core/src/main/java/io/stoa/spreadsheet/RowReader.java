package io.stoa.spreadsheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads a table from top to bottom, holding one row at a time. Rows in which nothing stands are
 * passed over. Not thread-safe.
 */
public interface RowReader extends Closeable {
  /**
   * The next row, empty at the end.
   *
   * @throws io.stoa.error.StoaException {@code UNREADABLE_FILE}: the rest cannot be read
   */
  Optional<SheetRow> next() throws IOException;

  /** How many rows the file says it has, header included; -1 when it does not say. */
  long rows();
}
