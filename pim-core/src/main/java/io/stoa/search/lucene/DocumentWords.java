package io.stoa.search.lucene;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/**
 * The words of one document, each once. Of each word the first one and two characters are indexed
 * too: looking for all words that begin so would visit a great part of the dictionary.
 */
final class DocumentWords {
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

  TokenStream words() {
    return new Terms(terms(words));
  }

  TokenStream names() {
    return new Terms(terms(names));
  }

  /** The term that stands for all words beginning so; null when there is none for so long a one. */
  static @Nullable String startTerm(String start) {
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

  private static final class Terms extends TokenStream {
    private final List<String> terms;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private Iterator<String> rest;

    Terms(List<String> terms) {
      this.terms = terms;
      this.rest = terms.iterator();
    }

    @Override
    public void reset() {
      rest = terms.iterator();
    }

    @Override
    public boolean incrementToken() {
      if (!rest.hasNext()) {
        return false;
      }
      clearAttributes();
      term.append(rest.next());
      return true;
    }
  }
}
