package io.stoa.search.lucene;

import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The few shapes of query that all filters are made of. */
final class Queries {
  /** All documents but the marks of removed ones. */
  static final Query EVERYTHING = keyword(Keywords.LIVE);

  static final Query NOTHING = new MatchNoDocsQuery();

  private Queries() {}

  static Query keyword(BytesRef term) {
    return new TermQuery(new Term(Fields.KEYWORDS, term));
  }

  static Query oneOf(Collection<BytesRef> terms) {
    return terms.size() == 1
        ? keyword(terms.iterator().next())
        : new TermInSetQuery(Fields.KEYWORDS, terms);
  }

  static Query anyOf(Query... queries) {
    return anyOf(List.of(queries));
  }

  static Query anyOf(List<Query> queries) {
    if (queries.isEmpty()) {
      return NOTHING;
    }
    return queries.size() == 1 ? queries.get(0) : combined(queries, Occur.SHOULD);
  }

  static Query allOf(Query... queries) {
    return allOf(List.of(queries));
  }

  static Query allOf(List<Query> queries) {
    if (queries.isEmpty()) {
      return EVERYTHING;
    }
    return queries.size() == 1 ? queries.get(0) : combined(queries, Occur.FILTER);
  }

  static Query butNot(Query wanted, Query unwanted) {
    return new BooleanQuery.Builder()
        .add(wanted, Occur.FILTER)
        .add(unwanted, Occur.MUST_NOT)
        .build();
  }

  /**
   * Terms that begin with the prefix, with what follows it between the bounds.
   *
   * @param least null for no lower bound
   * @param most null for no upper bound
   */
  static Query range(
      byte[] prefix, byte @Nullable [] least, byte @Nullable [] most, boolean inclusive) {
    BytesRef low = Keywords.join(prefix, least == null ? new byte[0] : least);
    BytesRef high = most == null ? afterAll(prefix) : Keywords.join(prefix, most);
    return new TermRangeQuery(
        Fields.KEYWORDS, low, high, least == null || inclusive, most != null && inclusive);
  }

  /** The smallest term greater than all that begin with the prefix. */
  static BytesRef afterAll(byte[] prefix) {
    byte[] after = prefix.clone();
    after[after.length - 1]++;
    return new BytesRef(after);
  }

  private static Query combined(List<Query> queries, Occur occur) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    queries.forEach(query -> builder.add(query, occur));
    return builder.build();
  }
}
