package io.stoa.search.lucene;

import io.stoa.search.terms.Keywords;
import io.stoa.search.terms.Stretch;
import io.stoa.search.terms.WordTerms;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;

/**
 * Finds words in {@link Fields#WORDS}: under any name, and stretches of a long text under its own.
 */
final class WordsOfTexts {
  private static final Automaton ANY_NAME =
      Operations.concatenate(
          Operations.repeat(Automata.makeCharRange(1, Character.MAX_CODE_POINT)),
          Automata.makeChar(0));

  private WordsOfTexts() {}

  static Query word(String word) {
    return underAnyName(Automata.makeString(word), word, UnionQuery.Known.NOTHING);
  }

  static Query wordStart(String start, UnionQuery.Known known) {
    return underAnyName(
        Operations.concatenate(Automata.makeString(start), Automata.makeAnyString()),
        start + "*",
        known);
  }

  private static Query underAnyName(Automaton word, String shown, UnionQuery.Known known) {
    Automaton terms =
        Operations.determinize(
            Operations.concatenate(ANY_NAME, word), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    return new AutomatonQuery(
        new Term(Fields.WORDS, shown),
        terms,
        Operations.DEFAULT_DETERMINIZE_WORK_LIMIT,
        false,
        UnionQuery.within(LuceneShapes.LIVE, known));
  }

  static Query startTerm(String term) {
    return LuceneShapes.term(Fields.WORDS, WordTerms.prefix(WordTerms.NO_NAME) + term);
  }

  static Query stretch(LuceneShapes shapes, String name, Stretch stretch) {
    String asWord = WordTerms.prefix(name) + stretch.text();
    String asNoWord = WordTerms.prefix(name) + WordTerms.NO_WORD + stretch.text();
    return switch (stretch.place()) {
      case WHOLE ->
          new TermInSetQuery(Fields.WORDS, List.of(new BytesRef(asWord), new BytesRef(asNoWord)));
      case START ->
          shapes.anyOf(
              List.of(
                  new PrefixQuery(new Term(Fields.WORDS, asWord)),
                  new PrefixQuery(new Term(Fields.WORDS, asNoWord))));
      case END -> with(name, stretch.text(), true);
      case ANYWHERE -> with(name, stretch.text(), false);
    };
  }

  private static Query with(String name, String part, boolean atEnd) {
    Term bound = LuceneShapes.keywordTerm(Keywords.longText(name));
    return new TermsWith(
        Fields.WORDS, WordTerms.prefix(name), part, atEnd, UnionQuery.within(bound));
  }
}
