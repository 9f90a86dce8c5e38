package io.stoa.search.lucene;

import io.stoa.search.terms.SortSource;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReader;

/** Keeps the columns that segments were sorted by last. Thread-safe. */
final class SortColumns {
  /** A column of a million documents takes 4 MB, and up to some tens of MB for its values. */
  private static final long MOST_MEMORY = Runtime.getRuntime().maxMemory() / 8;

  private final SegmentShelf<List<SortSource>, SortColumn> columns =
      new SegmentShelf<>(MOST_MEMORY, SortColumnReading::of, SortColumn::memory);

  SortColumn of(LeafReader segment, List<SortSource> sources) throws IOException {
    return columns.of(segment, sources);
  }
}
