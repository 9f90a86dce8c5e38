package io.stoa.search.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
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
    int documents = searcher.getIndexReader().maxDoc();
    List<@Nullable FixedBitSet> segments =
        Leaves.forEach(searcher, documents, leaf -> in(leaf, weight));
    long total = 0;
    for (FixedBitSet bits : segments) {
      total += bits == null ? 0 : bits.cardinality();
    }
    return new Matching(segments, total);
  }

  private static @Nullable FixedBitSet in(LeafReaderContext leaf, Weight weight)
      throws IOException {
    BulkScorer scorer = weight.bulkScorer(leaf);
    if (scorer == null) {
      return null;
    }
    FixedBitSet matching = new FixedBitSet(leaf.reader().maxDoc());
    scorer.score(
        new LeafCollector() {
          @Override
          public void setScorer(Scorable scorer) {}

          @Override
          public void collect(int document) {
            matching.set(document);
          }
        },
        leaf.reader().getLiveDocs(),
        0,
        DocIdSetIterator.NO_MORE_DOCS);
    return matching;
  }
}
