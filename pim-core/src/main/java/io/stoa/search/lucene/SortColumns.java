package io.stoa.search.lucene;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Keeps the columns that each segment was sorted by last. Thread-safe. */
final class SortColumns {
  /** For each segment: at four bytes a document, 64 MB for a million documents. */
  private static final int MOST_COLUMNS = 16;

  private final SegmentCache<Columns> bySegment = new SegmentCache<>(segment -> new Columns());

  SortColumn of(LeafReader segment, byte[] prefix) throws IOException {
    Columns columns = bySegment.of(segment);
    BytesRef name = new BytesRef(prefix);
    SortColumn column = columns.find(name);
    if (column == null) {
      column = SortColumn.of(segment, prefix);
      columns.keep(name, column);
    }
    return column;
  }

  private static final class Columns {
    private final Map<BytesRef, SortColumn> byPrefix = new LinkedHashMap<>(16, 0.75f, true);

    synchronized @Nullable SortColumn find(BytesRef prefix) {
      return byPrefix.get(prefix);
    }

    synchronized void keep(BytesRef prefix, SortColumn column) {
      byPrefix.put(prefix, column);
      if (byPrefix.size() > MOST_COLUMNS) {
        byPrefix.remove(byPrefix.keySet().iterator().next());
      }
    }
  }
}
