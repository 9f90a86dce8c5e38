package io.stoa.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Reads the long texts themselves. Slow for each document, so it is combined with a narrower one.
 */
final class LongTextQuery extends Query {
  private static final float COST_OF_READING = 1000;

  private final BytePart key;
  private final BytePart part;
  private final boolean atStart;

  LongTextQuery(String key, String part, boolean atStart) {
    this.key = new BytePart(Terms.utf8(key));
    this.part = new BytePart(Terms.utf8(part));
    this.atStart = atStart;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable Scorer scorer(LeafReaderContext context) throws IOException {
        BinaryDocValues texts = context.reader().getBinaryDocValues(Fields.LONG_TEXTS);
        return texts == null
            ? null
            : new ConstantScoreScorer(this, score(), scoreMode, matching(texts));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return DocValues.isCacheable(context, Fields.LONG_TEXTS);
      }
    };
  }

  private TwoPhaseIterator matching(BinaryDocValues texts) {
    return new TwoPhaseIterator(texts) {
      @Override
      public boolean matches() throws IOException {
        return LongTexts.matches(texts.binaryValue(), key, part, atStart);
      }

      @Override
      public float matchCost() {
        return COST_OF_READING;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return Fields.LONG_TEXTS + (atStart ? ":start" : ":part");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LongTextQuery that
        && atStart == that.atStart
        && key.equals(that.key)
        && part.equals(that.part);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + part.hashCode() + (atStart ? 1 : 0);
  }
}
