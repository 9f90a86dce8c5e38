package io.stoa.search.lucene;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Finds and rates words. */
final class TextQueries {
  private static final int LONGEST = 1000;
  private static final int MOST_PIECES = 50;

  private static final float WHOLE_IDENTIFIER = 64;
  private static final float WORD_OF_NAME = 4;
  private static final float START_IN_NAME = 2;

  private TextQueries() {}

  /**
   * Every piece begins a word; of a piece with several words all but the last are whole. The whole
   * text may also be an identifier, whatever signs that is made of.
   */
  static Query of(String text) {
    if (text.isBlank()) {
      return Queries.EVERYTHING;
    }
    List<List<String>> pieces = pieces(text);
    List<Query> wanted = new ArrayList<>();
    for (List<String> words : pieces) {
      for (int i = 0; i < words.size() - 1; i++) {
        wanted.add(word(Fields.WORDS, words.get(i)));
      }
      wanted.add(start(Fields.WORDS, words.get(words.size() - 1)));
    }
    Query asWords = wanted.isEmpty() ? Queries.NOTHING : Queries.allOf(wanted);
    return Queries.anyOf(asWords, Queries.keyword(Keywords.identifier(text.strip())));
  }

  /**
   * What makes a match better. Every score is a constant, so that a document that does not change
   * keeps its place while others come and go: pages stay whole.
   */
  static List<Query> rating(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    List<Query> rating = new ArrayList<>();
    for (List<String> words : pieces(text)) {
      for (String word : words) {
        rating.add(worth(word(Fields.NAME_WORDS, word), WORD_OF_NAME));
        rating.add(worth(start(Fields.NAME_WORDS, word), START_IN_NAME));
      }
    }
    rating.add(worth(Queries.keyword(Keywords.identifier(text.strip())), WHOLE_IDENTIFIER));
    return rating;
  }

  private static List<List<String>> pieces(String text) {
    List<List<String>> pieces = text.length() > LONGEST ? List.of() : Words.pieces(text);
    if (text.length() > LONGEST || pieces.size() > MOST_PIECES) {
      throw new StoaException(
          CoreError.INVALID,
          "A text to search has at most " + LONGEST + " characters and " + MOST_PIECES + " words.");
    }
    return pieces;
  }

  private static Query word(String field, String word) {
    return new TermQuery(new Term(field, word));
  }

  private static Query start(String field, String word) {
    String start = DocumentWords.startTerm(word);
    return start == null ? new PrefixQuery(new Term(field, word)) : word(field, start);
  }

  private static Query worth(Query query, float score) {
    return new BoostQuery(new ConstantScoreQuery(query), score);
  }
}
