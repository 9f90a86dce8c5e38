package io.stoa.search.lucene;

import io.stoa.search.terms.SortSource;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.jspecify.annotations.Nullable;

/** Keeps the columns that segments were sorted by last. Thread-safe. */
final class SortColumns {
  /** A column of a million documents takes 4 MB, and up to some tens of MB for its values. */
  private static final long MOST_MEMORY = Runtime.getRuntime().maxMemory() / 8;

  private record Place(IndexReader.CacheKey segment, List<SortSource> sources) {}

  private final Map<Place, SortColumn> columns = new LinkedHashMap<>(16, 0.75f, true);
  private long memory;

  SortColumn of(LeafReader segment, List<SortSource> sources) throws IOException {
    IndexReader.CacheHelper helper = segment.getCoreCacheHelper();
    if (helper == null) {
      return SortColumnReading.of(segment, sources);
    }
    Place place = new Place(helper.getKey(), sources);
    SortColumn column = find(place);
    if (column == null) {
      column = SortColumnReading.of(segment, sources);
      if (keep(place, column)) {
        helper.addClosedListener(this::forget);
      }
    }
    return column;
  }

  private synchronized @Nullable SortColumn find(Place place) {
    return columns.get(place);
  }

  /** Whether nothing of the segment was kept before. */
  private synchronized boolean keep(Place place, SortColumn column) {
    boolean first = columns.keySet().stream().noneMatch(p -> p.segment.equals(place.segment));
    SortColumn before = columns.put(place, column);
    memory += column.memory() - (before == null ? 0 : before.memory());
    Iterator<SortColumn> eldest = columns.values().iterator();
    while (memory > MOST_MEMORY && columns.size() > 1) {
      memory -= eldest.next().memory();
      eldest.remove();
    }
    return first;
  }

  private synchronized void forget(IndexReader.CacheKey segment) {
    columns
        .entrySet()
        .removeIf(
            kept -> {
              boolean gone = kept.getKey().segment.equals(segment);
              memory -= gone ? kept.getValue().memory() : 0;
              return gone;
            });
  }
}
