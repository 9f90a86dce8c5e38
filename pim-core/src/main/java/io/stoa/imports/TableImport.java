package io.stoa.imports;

import io.stoa.spreadsheet.SheetRow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How the rows of one table become changes.
 *
 * @param <P> a row understood
 */
interface TableImport<P extends TableImport.Parsed> {
  /**
   * Understands a row, in a thread of its own, ahead of {@link #apply}. Empty for a row that this
   * import has nothing to do with.
   */
  Optional<P> parse(SheetRow row) throws IOException;

  /** Says which rows come next, in the thread that parses them. */
  default void ahead(List<SheetRow> rows) {}

  /** Writes what the rows say and reports each. No two rows have the same key. */
  void apply(List<P> rows) throws IOException;

  /** How many rows are written together. */
  default int batchSize() {
    return 500;
  }

  /** A row that was understood, well or not. */
  interface Parsed {
    SheetRow row();

    /** What it is about; rows with the same key are applied one after the other. */
    String key();
  }
}
