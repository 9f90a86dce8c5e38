package io.stoa.search.terms;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Finds and rates words. */
final class TextTranslation<Q> {
  private static final int LONGEST = 1000;
  private static final int MOST_PIECES = 50;

  private static final float WHOLE_IDENTIFIER = 64;
  private static final float WORD_OF_NAME = 4;
  private static final float START_IN_NAME = 2;

  private final Shapes<Q> shapes;

  TextTranslation(Shapes<Q> shapes) {
    this.shapes = shapes;
  }

  /**
   * Every piece begins a word; of a piece with several words all but the last are whole. The whole
   * text may also be an identifier, whatever signs that is made of.
   */
  Q of(String text) {
    if (text.isBlank()) {
      return shapes.everything();
    }
    List<Q> wanted = new ArrayList<>();
    for (List<String> words : pieces(text)) {
      for (int i = 0; i < words.size() - 1; i++) {
        wanted.add(shapes.word(words.get(i), false));
      }
      wanted.add(shapes.wordStart(words.get(words.size() - 1), false));
    }
    Q asWords = wanted.isEmpty() ? shapes.nothing() : shapes.allOf(wanted);
    return shapes.anyOf(List.of(asWords, identifier(text)));
  }

  /**
   * Tells what makes a match better, and how much. Every score is a constant, so that a document
   * that does not change keeps its place while others come and go: pages stay whole.
   */
  void rate(String text, BiConsumer<Q, Float> rating) {
    if (text.isBlank()) {
      return;
    }
    for (List<String> words : pieces(text)) {
      for (String word : words) {
        rating.accept(shapes.word(word, true), WORD_OF_NAME);
        rating.accept(shapes.wordStart(word, true), START_IN_NAME);
      }
    }
    rating.accept(identifier(text), WHOLE_IDENTIFIER);
  }

  private Q identifier(String text) {
    return shapes.keyword(Keywords.identifier(text.strip()));
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
}
