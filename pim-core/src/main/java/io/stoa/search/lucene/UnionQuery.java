package io.stoa.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** What has any of the terms that a query goes through, found by {@link UnionOfTerms}. */
final class UnionQuery extends Query {
  private final MultiTermQuery terms;
  private final Term bound;
  private final Known known;

  private UnionQuery(MultiTermQuery terms, Term bound, Known known) {
    this.terms = terms;
    this.bound = bound;
    this.known = known;
  }

  /**
   * How a query over terms becomes this.
   *
   * @param bound a term that all documents with any of the terms have
   */
  static MultiTermQuery.RewriteMethod within(Term bound) {
    return within(bound, Known.NOTHING);
  }

  static MultiTermQuery.RewriteMethod within(Term bound, Known known) {
    return new Within(bound, known);
  }

  /** Equal where the bounds are, as the queries of two questions that are the same have to be. */
  private static final class Within extends MultiTermQuery.RewriteMethod {
    private final Term bound;
    private final Known known;

    Within(Term bound, Known known) {
      this.bound = bound;
      this.known = known;
    }

    @Override
    public Query rewrite(IndexReader reader, MultiTermQuery query) {
      return new UnionQuery(query, bound, known);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Within that && bound.equals(that.bound);
    }

    @Override
    public int hashCode() {
      return bound.hashCode();
    }
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable Scorer scorer(LeafReaderContext context) throws IOException {
        Terms all = context.reader().terms(terms.getField());
        if (all == null) {
          return null;
        }
        LeafReader segment = context.reader();
        DocIdSetIterator documents = known.in(searcher, segment);
        if (documents == null) {
          documents =
              UnionOfTerms.of(terms.getTermsEnum(all), segment.maxDoc(), segment.docFreq(bound));
        }
        return documents == null
            ? null
            : new ConstantScoreScorer(this, score(), scoreMode, documents);
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return known == Known.NOTHING;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    terms.visit(visitor);
  }

  @Override
  public String toString(String field) {
    return terms.toString(field);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UnionQuery that && terms.equals(that.terms) && bound.equals(that.bound);
  }

  @Override
  public int hashCode() {
    return 31 * terms.hashCode() + bound.hashCode();
  }

  /** What is told of a segment without going through its terms. */
  interface Known {
    Known NOTHING = (searcher, segment) -> null;

    /** The documents that have any of the terms; null when they are to be sought. */
    @Nullable DocIdSetIterator in(IndexSearcher searcher, LeafReader segment) throws IOException;
  }
}
