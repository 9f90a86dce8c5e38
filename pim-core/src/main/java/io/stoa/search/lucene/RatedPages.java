package io.stoa.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the best matches. What matches is known as bits; a few lists then tell of which
 * documents the score is more than nothing, so that most matches are never scored. Thread-safe.
 */
final class RatedPages {
  private RatedPages() {}

  /** The same as a search sorted by score and id would give. */
  static TopFieldDocs page(
      IndexSearcher searcher,
      Matching matching,
      RatedQuery query,
      Sort sort,
      int limit,
      @Nullable FieldDoc after)
      throws IOException {
    List<Weight> weights = new ArrayList<>();
    for (Query rating : query.rating()) {
      weights.add(searcher.createWeight(searcher.rewrite(rating), ScoreMode.COMPLETE_NO_SCORES, 1));
    }
    PriorityQueue<SegmentRatings> segments = new PriorityQueue<>();
    Leaves.forEach(
            searcher, matching.total(), leaf -> best(leaf, matching, query, weights, limit, after))
        .stream()
        .filter(Objects::nonNull)
        .forEach(segments::add);
    return SegmentHits.merged(segments, limit, matching.total(), sort.getSort());
  }

  private static @Nullable SegmentRatings best(
      LeafReaderContext leaf,
      Matching matching,
      RatedQuery query,
      List<Weight> weights,
      int limit,
      @Nullable FieldDoc after)
      throws IOException {
    FixedBitSet bits = matching.segments().get(leaf.ord);
    if (bits == null) {
      return null;
    }
    SegmentRatings ratings = new SegmentRatings(leaf, bits);
    for (int i = 0; i < weights.size(); i++) {
      Scorer scorer = weights.get(i).scorer(leaf);
      if (scorer != null) {
        ratings.rate(scorer.iterator(), query.worth(i));
      }
    }
    return ratings.choose(limit, after) ? ratings : null;
  }
}
