package io.stoa.search.terms;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of one document. Those of its long texts stand under the name of their value, so that
 * they tell which text contains a part: a word that the text does not have as it is, such as one
 * without its accents, stands under no name, as all words of short texts do; a stretch of the text
 * that is no word has a mark before it. Of each word the first one and two characters are terms
 * too, under no name: looking for all words that begin so would visit a great part of the
 * dictionary.
 */
public final class WordTerms {
  /** The name of what says nothing of one text. */
  public static final String NO_NAME = "";

  /** Before what only the search for parts of texts may find. */
  public static final char NO_WORD = '\u0002';

  /** In characters; of longer starts there are no terms. */
  public static final int LONGEST_START = 2;

  /** Before each start, so that it never meets a word. */
  private static final char START = '\u0001';

  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private final Set<String> unnamed = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Starts starts = new Starts();
  private final Starts startsOfNames = new Starts();

  /** A text that is a term itself. */
  void addShort(String text) {
    Words.forEach(text, this::addUnnamed);
  }

  private void addUnnamed(String word) {
    if (unnamed.add(word)) {
      starts.add(word);
    }
  }

  /**
   * @param name of the value
   */
  void addLong(String name, String text, String folded) {
    List<String> own = of(name);
    int before = own.size();
    if (Words.forEachIfPlain(text, own::add)) {
      own.subList(before, own.size()).forEach(starts::add);
      Stretches.asciiSigns(text, sign -> own.add(NO_WORD + sign));
      return;
    }
    Set<String> words = new LinkedHashSet<>();
    Words.forEach(text, words::add);
    Set<String> stretches = new LinkedHashSet<>();
    Stretches.forEach(folded, stretches::add);
    for (String word : words) {
      if (stretches.remove(word)) {
        own.add(word);
        starts.add(word);
      } else {
        addUnnamed(word);
      }
    }
    stretches.forEach(stretch -> own.add(NO_WORD + stretch));
  }

  /** A text whose words are not looked for. */
  void addStretches(String name, String folded) {
    Stretches.forEach(folded, stretch -> of(name).add(NO_WORD + stretch));
  }

  private List<String> of(String name) {
    return texts.computeIfAbsent(name, first -> new ArrayList<>());
  }

  /** A text that names the product. */
  void addName(String text) {
    Words.forEach(
        text,
        word -> {
          if (names.add(word)) {
            starts.add(word);
            startsOfNames.add(word);
          }
        });
  }

  /** All words of the document, each once and as it is, those of its names included. */
  public Set<String> words() {
    Set<String> words = new LinkedHashSet<>(names);
    words.addAll(unnamed);
    for (List<String> ofText : texts.values()) {
      for (String word : ofText) {
        if (word.charAt(0) != NO_WORD) {
          words.add(word);
        }
      }
    }
    return words;
  }

  /** Words of identifier and labels, each once. */
  public Set<String> wordsOfNames() {
    return Collections.unmodifiableSet(names);
  }

  /** Stretches of long texts by the name of their value, some more than once. */
  public Map<String, List<String>> stretches() {
    Map<String, List<String>> stretches = new LinkedHashMap<>();
    texts.forEach(
        (name, words) ->
            stretches.put(
                name,
                words.stream()
                    .map(word -> word.charAt(0) == NO_WORD ? word.substring(1) : word)
                    .toList()));
    return stretches;
  }

  /** Words by the name of their value, some of long texts more than once; starts of all words. */
  public Map<String, List<String>> texts() {
    Map<String, List<String>> all = new LinkedHashMap<>(texts);
    List<String> ofNone = new ArrayList<>(unnamed);
    ofNone.addAll(starts.terms);
    all.put(NO_NAME, ofNone);
    return all;
  }

  /** Words of identifier and labels, and their starts. */
  public List<String> names() {
    List<String> terms = new ArrayList<>(names);
    terms.addAll(startsOfNames.terms);
    return terms;
  }

  /** The beginning of the terms of one value's words. */
  public static String prefix(String name) {
    return name + '\0';
  }

  /** The term that stands for all words beginning so; null when there is none for so long a one. */
  public static @Nullable String startTerm(String start) {
    int length = start.codePointCount(0, start.length());
    return length >= 1 && length <= LONGEST_START ? START + start : null;
  }

  /** The starts of words, each once. */
  private static final class Starts {
    private static final int ASCII = 128;

    private final Set<String> terms = new HashSet<>();

    /** The first two characters that came already, which spares making their terms again. */
    private final BitSet seen = new BitSet();

    void add(String word) {
      if (word.length() >= LONGEST_START && word.charAt(0) < ASCII && word.charAt(1) < ASCII) {
        int pair = word.charAt(0) * ASCII + word.charAt(1);
        if (seen.get(pair)) {
          return;
        }
        seen.set(pair);
      }
      int length = word.codePointCount(0, word.length());
      for (int i = 1; i <= Math.min(LONGEST_START, length); i++) {
        terms.add(START + word.substring(0, word.offsetByCodePoints(0, i)));
      }
    }
  }
}
