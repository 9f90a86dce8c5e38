package io.stoa.search.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/**
 * Keeps something for each segment as long as that is in use. Segments never change, so that after
 * a write only the new, small ones are read. Thread-safe.
 */
final class SegmentCache<T> {
  private final Map<IndexReader.CacheKey, T> bySegment = new ConcurrentHashMap<>();
  private final Reading<T> reading;

  SegmentCache(Reading<T> reading) {
    this.reading = reading;
  }

  /** What belongs to the segment; two threads that ask at once may both read it. */
  T of(LeafReader segment) throws IOException {
    IndexReader.CacheHelper helper = segment.getCoreCacheHelper();
    T kept = helper == null ? null : bySegment.get(helper.getKey());
    if (kept != null) {
      return kept;
    }
    T read = reading.read(segment);
    if (helper == null) {
      return read;
    }
    T earlier = bySegment.putIfAbsent(helper.getKey(), read);
    if (earlier != null) {
      return earlier;
    }
    helper.addClosedListener(bySegment::remove);
    return read;
  }

  /** Reads it from a segment. */
  interface Reading<T> {
    T read(LeafReader segment) throws IOException;
  }
}
