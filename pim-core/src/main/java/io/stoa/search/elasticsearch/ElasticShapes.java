package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import io.stoa.search.terms.Keyword;
import io.stoa.search.terms.Keywords;
import io.stoa.search.terms.Shapes;
import io.stoa.search.terms.Stretch;
import io.stoa.search.terms.WordTerms;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of query in Elasticsearch's terms. Texts too long for a term are looked up at once.
 */
final class ElasticShapes implements Shapes<Query> {
  private final LongTexts longTexts;

  ElasticShapes(LongTexts longTexts) {
    this.longTexts = longTexts;
  }

  @Override
  public Query everything() {
    return keyword(Keywords.LIVE);
  }

  @Override
  public Query nothing() {
    return Query.of(q -> q.matchNone(none -> none));
  }

  @Override
  public Query keyword(Keyword keyword) {
    return term(Fields.TERMS, Terms.of(keyword));
  }

  @Override
  public Query oneOf(Collection<Keyword> keywords) {
    // In one order, so that Elasticsearch knows the same question again.
    return oneOf(Fields.TERMS, keywords.stream().map(Terms::of).sorted().toList());
  }

  private static Query oneOf(String field, List<String> values) {
    List<FieldValue> terms = values.stream().map(FieldValue::of).toList();
    return Query.of(q -> q.terms(t -> t.field(field).terms(list -> list.value(terms))));
  }

  private static Query term(String field, String value) {
    return Query.of(q -> q.term(t -> t.field(field).value(value)));
  }

  @Override
  public Query range(
      String name, byte @Nullable [] least, byte @Nullable [] most, boolean inclusive) {
    return Terms.between(
        name,
        least == null ? null : Terms.hex(least),
        most == null ? null : Terms.hex(most),
        inclusive);
  }

  @Override
  public Query changed(long first, long last) {
    return Query.of(
        q ->
            q.range(
                r ->
                    r.untyped(
                        u ->
                            u.field(Fields.UPDATED)
                                .gte(JsonData.of(first))
                                .lte(JsonData.of(last)))));
  }

  @Override
  public Query word(String word, boolean ofNames) {
    return term(ofNames ? Fields.NAMES : Fields.WORDS, IndexedDocument.word(word));
  }

  @Override
  public Query wordStart(String start, boolean ofNames) {
    return prefix(ofNames ? Fields.NAMES : Fields.WORDS, IndexedDocument.word(start));
  }

  private static Query prefix(String field, String start) {
    return Query.of(q -> q.prefix(p -> p.field(field).value(start)));
  }

  private static Query matching(String field, String pattern) {
    return Query.of(q -> q.regexp(r -> r.field(field).value(pattern).flags("NONE")));
  }

  @Override
  public Query stretch(String name, Stretch stretch) {
    String term = WordTerms.prefix(name) + stretch.text();
    return switch (stretch.place()) {
      case WHOLE -> term(Fields.STRETCHES, term);
      case START -> prefix(Fields.STRETCHES, term);
      case END ->
          matching(Fields.STRETCHES, TermPattern.ending(WordTerms.prefix(name), stretch.text()));
      case ANYWHERE ->
          matching(
              Fields.STRETCHES, TermPattern.containing(WordTerms.prefix(name), stretch.text()));
    };
  }

  @Override
  public boolean knowsStretchesOfShortTexts() {
    return true;
  }

  @Override
  public Query keywordStart(String start) {
    return Terms.beginning(start);
  }

  @Override
  public Query keywordWith(String prefix, String part) {
    return matching(Fields.TERMS, TermPattern.containing(prefix, part));
  }

  @Override
  public Query longText(Query candidates, String name, String part, boolean atStart) {
    return oneOf(
        Fields.ID,
        longTexts.find(
            candidates, name, text -> atStart ? text.startsWith(part) : text.contains(part)));
  }

  @Override
  public Query allOf(List<Query> queries) {
    return queries.size() == 1 ? queries.get(0) : Query.of(q -> q.bool(b -> b.filter(queries)));
  }

  @Override
  public Query anyOf(List<Query> queries) {
    return queries.size() == 1
        ? queries.get(0)
        : Query.of(q -> q.bool(b -> b.should(queries).minimumShouldMatch("1")));
  }

  @Override
  public Query butNot(Query wanted, Query unwanted) {
    return Query.of(q -> q.bool(b -> b.filter(wanted).mustNot(unwanted)));
  }

  @Override
  public Query rated(Query wanted, List<Query> rating, List<Float> worth) {
    return Query.of(
        q ->
            q.bool(
                b -> {
                  b.filter(wanted);
                  for (int i = 0; i < rating.size(); i++) {
                    Query rated = rating.get(i);
                    float points = worth.get(i);
                    b.should(s -> s.constantScore(c -> c.filter(rated).boost(points)));
                  }
                  return b;
                }));
  }
}
