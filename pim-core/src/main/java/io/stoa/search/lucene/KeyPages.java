package io.stoa.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Pages in rising order of keys: how feeds and exports read all that they select. A page is read
 * off where the one before it ended, instead of sorting all hits again for each. Thread-safe.
 */
final class KeyPages {
  private final SegmentCache<KeyOrder> orders = new SegmentCache<>(KeyOrder::of);

  /** The same as a search sorted by key and id would give. */
  TopFieldDocs page(IndexSearcher searcher, Query query, int limit, @Nullable FieldDoc after)
      throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    PriorityQueue<SegmentKeys> segments = new PriorityQueue<>();
    long total = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      FixedBitSet matching = matching(weight, leaf);
      if (matching != null) {
        total += matching.cardinality();
        SegmentKeys keys = new SegmentKeys(leaf, orders.of(leaf.reader()), matching);
        if (after == null ? keys.begin() : keys.beginAfter(key(after, 0), key(after, 1))) {
          segments.add(keys);
        }
      }
    }
    List<ScoreDoc> hits = new ArrayList<>();
    while (hits.size() < limit && !segments.isEmpty()) {
      SegmentKeys least = segments.remove();
      hits.add(least.hit());
      if (least.next()) {
        segments.add(least);
      }
    }
    return new TopFieldDocs(
        new TotalHits(total, TotalHits.Relation.EQUAL_TO),
        hits.toArray(ScoreDoc[]::new),
        Sorts.BY_KEY);
  }

  private static BytesRef key(FieldDoc after, int field) {
    return (BytesRef) after.fields[field];
  }

  private static @Nullable FixedBitSet matching(Weight weight, LeafReaderContext leaf)
      throws IOException {
    Scorer scorer = weight.scorer(leaf);
    if (scorer == null) {
      return null;
    }
    FixedBitSet matching = new FixedBitSet(leaf.reader().maxDoc());
    Bits live = leaf.reader().getLiveDocs();
    DocIdSetIterator documents = scorer.iterator();
    for (int d = documents.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = documents.nextDoc()) {
      if (live == null || live.get(d)) {
        matching.set(d);
      }
    }
    return matching;
  }
}
