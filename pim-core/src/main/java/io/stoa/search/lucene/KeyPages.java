package io.stoa.search.lucene;

import java.io.IOException;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Pages in rising order of keys: how feeds and exports read all that they select. A page is read
 * off where the one before it ended, instead of sorting all hits again for each. Thread-safe.
 */
final class KeyPages {
  private final SegmentCache<KeyOrder> orders = new SegmentCache<>(KeyOrder::of);
  private final Matchings matchings;

  KeyPages(Matchings matchings) {
    this.matchings = matchings;
  }

  /** The same as a search sorted by key and id would give. */
  TopFieldDocs page(IndexSearcher searcher, Query query, int limit, @Nullable FieldDoc after)
      throws IOException {
    Matching matching = matchings.of(searcher, query, after != null);
    PriorityQueue<SegmentKeys> segments = new PriorityQueue<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      FixedBitSet bits = matching.segments().get(leaf.ord);
      if (bits != null) {
        SegmentKeys keys = new SegmentKeys(leaf, orders.of(leaf.reader()), bits);
        if (after == null ? keys.begin() : keys.beginAfter(key(after, 0), key(after, 1))) {
          segments.add(keys);
        }
      }
    }
    return SegmentHits.merged(segments, limit, matching.total(), Sorts.BY_KEY);
  }

  private static BytesRef key(FieldDoc after, int field) {
    return (BytesRef) after.fields[field];
  }
}
