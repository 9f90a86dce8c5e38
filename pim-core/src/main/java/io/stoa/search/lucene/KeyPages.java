package io.stoa.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.IndexReader;
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
  /** So many selections that are being read are kept in mind: a bit for each document. */
  private static final int MOST_KEPT = 8;

  private final SegmentCache<KeyOrder> orders = new SegmentCache<>(KeyOrder::of);
  private final Map<Asked, Matching> kept =
      new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Matching> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /** The same state of the index, asked for the same. */
  private record Asked(IndexReader.CacheKey reader, Query query) {}

  /**
   * What matches.
   *
   * @param segments bits of each segment, null where nothing matches
   */
  private record Matching(List<@Nullable FixedBitSet> segments, long total) {}

  /** The same as a search sorted by key and id would give. */
  TopFieldDocs page(IndexSearcher searcher, Query query, int limit, @Nullable FieldDoc after)
      throws IOException {
    Matching matching = matching(searcher, query, after != null);
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
    List<ScoreDoc> hits = new ArrayList<>();
    while (hits.size() < limit && !segments.isEmpty()) {
      SegmentKeys least = segments.remove();
      hits.add(least.hit());
      if (least.next()) {
        segments.add(least);
      }
    }
    return new TopFieldDocs(
        new TotalHits(matching.total(), TotalHits.Relation.EQUAL_TO),
        hits.toArray(ScoreDoc[]::new),
        Sorts.BY_KEY);
  }

  private static BytesRef key(FieldDoc after, int field) {
    return (BytesRef) after.fields[field];
  }

  /** Whoever reads page by page asks the same again and again: only the first time it is sought. */
  private Matching matching(IndexSearcher searcher, Query query, boolean furtherPage)
      throws IOException {
    IndexReader.CacheHelper state = searcher.getIndexReader().getReaderCacheHelper();
    if (state == null) {
      return sought(searcher, query);
    }
    Asked asked = new Asked(state.getKey(), query);
    synchronized (kept) {
      Matching known = kept.get(asked);
      if (known != null) {
        return known;
      }
    }
    Matching found = sought(searcher, query);
    if (furtherPage) {
      synchronized (kept) {
        kept.put(asked, found);
      }
    }
    return found;
  }

  private static Matching sought(IndexSearcher searcher, Query query) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    List<@Nullable FixedBitSet> segments = new ArrayList<>();
    long total = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      FixedBitSet bits = matching(weight, leaf);
      segments.add(bits);
      total += bits == null ? 0 : bits.cardinality();
    }
    return new Matching(segments, total);
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
