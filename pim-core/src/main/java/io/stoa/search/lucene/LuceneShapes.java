package io.stoa.search.lucene;

import io.stoa.search.terms.Keyword;
import io.stoa.search.terms.Keywords;
import io.stoa.search.terms.Shapes;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The shapes of query in Lucene's terms. */
final class LuceneShapes implements Shapes<Query> {
  @Override
  public Query everything() {
    return keyword(Keywords.LIVE);
  }

  @Override
  public Query nothing() {
    return new MatchNoDocsQuery();
  }

  @Override
  public Query keyword(Keyword keyword) {
    return new TermQuery(new Term(Fields.KEYWORDS, Terms.of(keyword)));
  }

  @Override
  public Query oneOf(Collection<Keyword> keywords) {
    return keywords.size() == 1
        ? keyword(keywords.iterator().next())
        : new TermInSetQuery(Fields.KEYWORDS, keywords.stream().map(Terms::of).toList());
  }

  @Override
  public Query range(
      String name, byte @Nullable [] least, byte @Nullable [] most, boolean inclusive) {
    byte[] prefix = Terms.utf8(name);
    BytesRef low = Terms.join(prefix, least == null ? new byte[0] : least);
    BytesRef high = most == null ? Terms.afterAll(prefix) : Terms.join(prefix, most);
    return new TermRangeQuery(
        Fields.KEYWORDS, low, high, least == null || inclusive, most != null && inclusive);
  }

  @Override
  public Query changed(long first, long last) {
    return LongPoint.newRangeQuery(Fields.UPDATED, first, last);
  }

  @Override
  public Query word(String word, boolean ofNames) {
    return new TermQuery(new Term(words(ofNames), word));
  }

  @Override
  public Query wordStart(String start, boolean ofNames) {
    return new PrefixQuery(new Term(words(ofNames), start));
  }

  private static String words(boolean ofNames) {
    return ofNames ? Fields.NAME_WORDS : Fields.WORDS;
  }

  @Override
  public Query containing(String name, String part) {
    return ContainedText.query(this, name, part);
  }

  @Override
  public Query starting(String name, String start) {
    Query prefix = new PrefixQuery(new Term(Fields.KEYWORDS, Keywords.textPrefix(name, start)));
    return Keywords.isLong(start)
        ? allOf(List.of(prefix, new LongTextQuery(name, start, true)))
        : prefix;
  }

  @Override
  public Query allOf(List<Query> queries) {
    return combined(queries, Occur.FILTER);
  }

  @Override
  public Query anyOf(List<Query> queries) {
    return combined(queries, Occur.SHOULD);
  }

  private static Query combined(List<Query> queries, Occur occur) {
    if (queries.size() == 1) {
      return queries.get(0);
    }
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    queries.forEach(query -> builder.add(query, occur));
    return builder.build();
  }

  @Override
  public Query butNot(Query wanted, Query unwanted) {
    return new BooleanQuery.Builder()
        .add(wanted, Occur.FILTER)
        .add(unwanted, Occur.MUST_NOT)
        .build();
  }

  @Override
  public Query rated(Query wanted, List<Query> rating, List<Float> worth) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    builder.add(wanted, Occur.FILTER);
    for (int i = 0; i < rating.size(); i++) {
      Query constant = new ConstantScoreQuery(rating.get(i));
      builder.add(new BoostQuery(constant, worth.get(i)), Occur.SHOULD);
    }
    return builder.build();
  }
}
