package io.stoa.search.lucene;

import java.io.IOException;
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

/** One or the other, found as bits: faster than two lists side by side where many match. */
final class EitherQuery extends Query {
  private final Query one;
  private final Query other;

  EitherQuery(Query one, Query other) {
    this.one = one;
    this.other = other;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    Query first = one.rewrite(searcher);
    Query second = other.rewrite(searcher);
    return first.equals(one) && second.equals(other) ? this : new EitherQuery(first, second);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost)
      throws IOException {
    Weight first = one.createWeight(searcher, ScoreMode.COMPLETE_NO_SCORES, 1);
    Weight second = other.createWeight(searcher, ScoreMode.COMPLETE_NO_SCORES, 1);
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable Scorer scorer(LeafReaderContext context) throws IOException {
        Scorer ofFirst = first.scorer(context);
        Scorer ofSecond = second.scorer(context);
        if (ofFirst == null || ofSecond == null) {
          Scorer only = ofFirst == null ? ofSecond : ofFirst;
          return only == null
              ? null
              : new ConstantScoreScorer(this, score(), scoreMode, only.iterator());
        }
        FixedBitSet bits = new FixedBitSet(context.reader().maxDoc());
        bits.or(ofFirst.iterator());
        bits.or(ofSecond.iterator());
        return new ConstantScoreScorer(
            this, score(), scoreMode, new BitSetIterator(bits, bits.approximateCardinality()));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return first.isCacheable(context) && second.isCacheable(context);
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    one.visit(visitor);
    other.visit(visitor);
  }

  @Override
  public String toString(String field) {
    return "(" + one.toString(field) + " " + other.toString(field) + ")";
  }

  @Override
  public boolean equals(@Nullable Object that) {
    return that instanceof EitherQuery either
        && one.equals(either.one)
        && other.equals(either.other);
  }

  @Override
  public int hashCode() {
    return 31 * one.hashCode() + other.hashCode();
  }
}
