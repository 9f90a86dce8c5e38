package io.stoa.search.terms;

import io.stoa.digest.Sha256;
import io.stoa.product.ValueKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of {@link Keyword}s: a letter for the kind, a name, and for values a zero character,
 * the kind of value and the value. Codes and texts are folded.
 */
public final class Keywords {
  /** Longer texts are cut in their term, which then ends with a digest of the whole text. */
  public static final int LONGEST = 200;

  /** On every document that is not the mark of a removed one. */
  public static final Keyword LIVE = Keyword.of("L");

  /** On some of the documents, by which an engine judges all of them. */
  public static final Keyword SAMPLE = Keyword.of("S");

  /** Kinds of value, right after the zero character. */
  /** Texts, whole. */
  public static final char TEXT = 't';

  /** Texts longer than their term. */
  public static final char LONG_TEXT = 'l';

  /** Codes of options and names of files, whose words are not in the index. */
  public static final char CODE = 'c';

  /** What all terms of completeness begin with. */
  static final char COMPLETENESS = '%';

  static final char NUMBER = 'n';
  static final char DATE = 'd';
  static final char STANDARD = 's';

  private static final int MOST_NAMES = 50_000;
  private static final Map<ValueKey, String> NAMES = new ConcurrentHashMap<>();

  private Keywords() {}

  static Keyword kind(String kind) {
    return Keyword.of("K" + kind);
  }

  static Keyword family(String code) {
    return Keyword.of("F" + Folding.fold(code));
  }

  static Keyword category(String code) {
    return Keyword.of("C" + Folding.fold(code));
  }

  static Keyword group(String code) {
    return Keyword.of("G" + Folding.fold(code));
  }

  static Keyword parent(String key) {
    return Keyword.of("P" + Folding.fold(key));
  }

  static Keyword identifier(String identifier) {
    return Keyword.of("I" + Folding.fold(identifier));
  }

  static Keyword enabled(boolean enabled) {
    return Keyword.of("E" + enabled);
  }

  /** Has a label of its own in the locale. */
  public static Keyword labelled(String locale) {
    return Keyword.of("N" + Folding.fold(locale));
  }

  /** The beginning of all completeness terms of the channel and locale. */
  static String completeness(String channelAndLocale) {
    return COMPLETENESS + Folding.fold(channelAndLocale) + "\0";
  }

  /** The document has a value under the key. */
  public static Keyword present(String key) {
    return Keyword.of("?" + key);
  }

  /** The document has a text or code under the key that is longer than its term. */
  public static Keyword longText(String key) {
    return Keyword.of(">" + key);
  }

  /** A value's name in terms. The same few thousand come again and again. */
  static String key(ValueKey key) {
    String known = NAMES.get(key);
    if (known == null) {
      known = Folding.fold(key.text());
      if (NAMES.size() < MOST_NAMES) {
        NAMES.put(key, known);
      }
    }
    return known;
  }

  /** The price in one currency, or the metric in its standard unit where the unit is empty. */
  static String key(ValueKey key, @Nullable String unit) {
    return unit == null ? key(key) : key(key) + "#" + Folding.fold(unit);
  }

  /** The beginning of all terms of the key's values of one kind. */
  public static String values(String key, char kind) {
    return "=" + key + "\0" + kind;
  }

  static Keyword text(String key, String folded) {
    char kind = isLong(folded) ? LONG_TEXT : TEXT;
    return Keyword.of(textPrefix(key, kind, folded) + digestIfLong(folded));
  }

  static Keyword code(String key, String folded) {
    return Keyword.of(textPrefix(key, CODE, folded) + digestIfLong(folded));
  }

  /**
   * The term of the text or code, up to where it is cut.
   *
   * @param kind one of the three kinds of text
   */
  public static String textPrefix(String key, char kind, String folded) {
    return values(key, kind) + Folding.start(folded, LONGEST);
  }

  /** Whether the text is longer than its term. */
  public static boolean isLong(String folded) {
    return folded.length() > LONGEST;
  }

  private static String digestIfLong(String folded) {
    return isLong(folded) ? "\0" + Sha256.hex(folded) : "";
  }
}
