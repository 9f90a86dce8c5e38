package io.stoa.search.lucene;

import java.util.List;
import java.util.Objects;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;

/** What is wanted, and what makes a match better: only for {@link RatedPages}. */
final class RatedQuery extends Query {
  private final Query wanted;
  private final List<Query> rating;
  private final List<Float> worth;

  /**
   * @param worth in the order of {@code rating}, none below zero
   */
  RatedQuery(Query wanted, List<Query> rating, List<Float> worth) {
    this.wanted = wanted;
    this.rating = List.copyOf(rating);
    this.worth = List.copyOf(worth);
  }

  Query wanted() {
    return wanted;
  }

  List<Query> rating() {
    return rating;
  }

  /** What a match of the rating at that place adds to the score. */
  float worth(int place) {
    return worth.get(place);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return wanted.toString(field) + " rated by " + rating;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RatedQuery that
        && wanted.equals(that.wanted)
        && rating.equals(that.rating)
        && worth.equals(that.worth);
  }

  @Override
  public int hashCode() {
    return Objects.hash(wanted, rating, worth);
  }
}
