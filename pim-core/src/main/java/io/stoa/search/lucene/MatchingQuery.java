package io.stoa.search.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** What was found to match already, in the same state of the index. */
final class MatchingQuery extends Query {
  private final Matching matching;

  MatchingQuery(Matching matching) {
    this.matching = matching;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable Scorer scorer(LeafReaderContext context) {
        FixedBitSet bits = matching.segments().get(context.ord);
        return bits == null
            ? null
            : new ConstantScoreScorer(
                this, score(), scoreMode, new BitSetIterator(bits, bits.cardinality()));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return matching.total() + " matching";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MatchingQuery that && matching.equals(that.matching);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(matching.total());
  }
}
