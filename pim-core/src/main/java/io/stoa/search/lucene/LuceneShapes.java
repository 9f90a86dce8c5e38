package io.stoa.search.lucene;

import io.stoa.search.terms.Keyword;
import io.stoa.search.terms.Keywords;
import io.stoa.search.terms.Shapes;
import io.stoa.search.terms.Stretch;
import io.stoa.search.terms.WordTerms;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
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
  /** What all documents have but marks of removed ones. */
  static final Term LIVE = keywordTerm(Keywords.LIVE);

  private final ShortTexts shortTexts;
  private final KnownStarts starts = new KnownStarts();

  /**
   * @param shortTexts of the index
   */
  LuceneShapes(ShortTexts shortTexts) {
    this.shortTexts = shortTexts;
  }

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
    return new TermQuery(keywordTerm(keyword));
  }

  static Term keywordTerm(Keyword keyword) {
    return new Term(Fields.KEYWORDS, Terms.of(keyword));
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
    Query inNames = term(Fields.NAME_WORDS, word);
    return ofNames ? inNames : anyOf(List.of(inNames, WordsOfTexts.word(word)));
  }

  @Override
  public Query wordStart(String start, boolean ofNames) {
    String asTerm = WordTerms.startTerm(start);
    if (asTerm != null) {
      return ofNames ? term(Fields.NAME_WORDS, asTerm) : WordsOfTexts.startTerm(asTerm);
    }
    Query inNames =
        new PrefixQuery(
            new Term(Fields.NAME_WORDS, start),
            UnionQuery.within(LIVE, starts.of(Fields.NAME_WORDS, start)));
    return ofNames
        ? inNames
        : new EitherQuery(inNames, WordsOfTexts.wordStart(start, starts.of(Fields.WORDS, start)));
  }

  static Query term(String field, String term) {
    return new TermQuery(new Term(field, term));
  }

  @Override
  public Query stretch(String name, Stretch stretch) {
    return WordsOfTexts.stretch(this, name, stretch);
  }

  /** They would make imports slower by a quarter. */
  @Override
  public boolean knowsStretchesOfShortTexts() {
    return false;
  }

  @Override
  public Query keywordStart(String start) {
    return new PrefixQuery(new Term(Fields.KEYWORDS, start));
  }

  @Override
  public Query keywordWith(String prefix, String part) {
    return new TermsWith(
        Fields.KEYWORDS,
        prefix,
        part,
        false,
        UnionQuery.within(LIVE, shortTexts.with(prefix, part)));
  }

  @Override
  public Query longText(Query candidates, String name, String part, boolean atStart) {
    return allOf(List.of(candidates, new LongTextQuery(name, part, atStart)));
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
    return new RatedQuery(wanted, rating, worth);
  }
}
