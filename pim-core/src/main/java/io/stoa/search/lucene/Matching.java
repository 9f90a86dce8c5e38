package io.stoa.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What matches in one state of the index. Not to be changed.
 *
 * @param segments bits of each segment, null where nothing matches
 */
record Matching(List<@Nullable FixedBitSet> segments, long total) {
  static Matching of(IndexSearcher searcher, Query query) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    List<@Nullable FixedBitSet> segments = new ArrayList<>();
    long total = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      FixedBitSet bits = in(leaf, weight);
      segments.add(bits);
      total += bits == null ? 0 : bits.cardinality();
    }
    return new Matching(segments, total);
  }

  private static @Nullable FixedBitSet in(LeafReaderContext leaf, Weight weight)
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
