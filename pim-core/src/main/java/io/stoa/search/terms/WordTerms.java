package io.stoa.search.terms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of one document, each once. Of each word the first one and two characters are terms
 * too: looking for all words that begin so would visit a great part of the dictionary.
 */
public final class WordTerms {
  /** Before each start, so that it never meets a word. */
  private static final char START = '\u0001';

  private static final int LONGEST_START = 2;

  private final Set<String> words = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>();

  void addText(String text) {
    Words.forEach(text, words::add);
  }

  /** A text that also names the product. */
  void addName(String text) {
    Words.forEach(
        text,
        word -> {
          words.add(word);
          names.add(word);
        });
  }

  /** Of identifier, labels and texts. */
  public List<String> words() {
    return terms(words);
  }

  /** Of identifier and labels. */
  public List<String> names() {
    return terms(names);
  }

  /** The term that stands for all words beginning so; null when there is none for so long a one. */
  public static @Nullable String startTerm(String start) {
    int length = start.codePointCount(0, start.length());
    return length >= 1 && length <= LONGEST_START ? START + start : null;
  }

  private static List<String> terms(Set<String> words) {
    List<String> terms = new ArrayList<>(words);
    Set<String> starts = new HashSet<>();
    for (String word : words) {
      int length = word.codePointCount(0, word.length());
      for (int i = 1; i <= Math.min(LONGEST_START, length); i++) {
        starts.add(START + word.substring(0, word.offsetByCodePoints(0, i)));
      }
    }
    terms.addAll(starts);
    return terms;
  }
}
