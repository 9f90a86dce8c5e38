package io.stoa.search.terms;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Splits folded texts so that what is contained in one can be told from the stretches of it. Which
 * stretch a sign belongs to depends on that sign alone: letters and digits make runs, of scripts
 * that do not part words by spaces each sign is a stretch and each pair of neighbours, and so is
 * every other sign but white space.
 */
public final class Stretches {
  /** Longer runs become several of so many characters, each beginning in the middle of the last. */
  static final int LONGEST_RUN = 64;

  /** What is no longer than this is whole in one of them. */
  private static final int LONGEST_ASKED = LONGEST_RUN / 2;

  private static final Set<UnicodeScript> WITHOUT_SPACES =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN);

  private enum Kind {
    SPACE,
    OF_RUN,
    OF_PAIRS,
    ALONE
  }

  private Stretches() {}

  /** Gives each stretch of the folded text, repeats included. */
  public static void forEach(String folded, Consumer<String> consumer) {
    int end;
    for (int start = 0; start < folded.length(); start = end) {
      Kind kind = kind(folded.codePointAt(start));
      end = end(folded, start, kind);
      if (kind == Kind.OF_RUN) {
        for (int from = start; ; from += LONGEST_ASKED) {
          consumer.accept(folded.substring(from, Math.min(end, from + LONGEST_RUN)));
          if (from + LONGEST_RUN >= end) {
            break;
          }
        }
      } else if (kind == Kind.OF_PAIRS) {
        singles(folded, start, end, consumer);
        pairs(folded, start, end, consumer);
      } else if (kind == Kind.ALONE) {
        consumer.accept(folded.substring(start, end));
      }
    }
  }

  /** Gives each sign of an ASCII text that is no letter, digit or white space, once. */
  static void asciiSigns(String text, Consumer<String> consumer) {
    long low = 0;
    long high = 0;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (!isAsciiOfRun(sign) && kind(sign) == Kind.ALONE) {
        long bit = 1L << sign;
        boolean isNew = ((sign < Long.SIZE ? low : high) & bit) == 0;
        low |= sign < Long.SIZE ? bit : 0;
        high |= sign < Long.SIZE ? 0 : bit;
        if (isNew) {
          consumer.accept(String.valueOf(sign));
        }
      }
    }
  }

  /**
   * What a text that contains the part must have among its stretches; empty when that is nothing.
   *
   * @param part folded
   */
  public static List<Stretch> in(String part) {
    List<Stretch> stretches = new ArrayList<>();
    int end;
    for (int start = 0; start < part.length(); start = end) {
      Kind kind = kind(part.codePointAt(start));
      end = end(part, start, kind);
      if (kind == Kind.OF_RUN) {
        stretches.add(run(part, start, end));
      } else if (kind == Kind.OF_PAIRS && part.codePointCount(start, end) > 1) {
        pairs(part, start, end, pair -> stretches.add(new Stretch(pair, Stretch.Place.WHOLE)));
      } else if (kind != Kind.SPACE) {
        stretches.add(new Stretch(part.substring(start, end), Stretch.Place.WHOLE));
      }
    }
    return stretches;
  }

  /**
   * Whether every text that has these stretches contains the part.
   *
   * @param stretches of the part
   */
  public static boolean decide(List<Stretch> stretches, String part) {
    return stretches.size() == 1 && stretches.get(0).text().equals(part);
  }

  private static Stretch run(String part, int start, int end) {
    if (end - start > LONGEST_ASKED) {
      return new Stretch(part.substring(start, start + LONGEST_ASKED), Stretch.Place.ANYWHERE);
    }
    boolean open = start == 0;
    boolean openEnd = end == part.length();
    Stretch.Place place = openEnd ? Stretch.Place.START : Stretch.Place.WHOLE;
    if (open) {
      place = openEnd ? Stretch.Place.ANYWHERE : Stretch.Place.END;
    }
    return new Stretch(part.substring(start, end), place);
  }

  /** Where what begins there ends: a sign alone, or all neighbours of the same kind. */
  private static int end(String text, int start, Kind kind) {
    int end = text.offsetByCodePoints(start, 1);
    while (kind != Kind.ALONE && end < text.length()) {
      int sign = text.codePointAt(end);
      if (kind(sign) != kind) {
        break;
      }
      end += Character.charCount(sign);
    }
    return end;
  }

  private static void singles(String text, int start, int end, Consumer<String> consumer) {
    for (int i = start; i < end; i = text.offsetByCodePoints(i, 1)) {
      consumer.accept(text.substring(i, text.offsetByCodePoints(i, 1)));
    }
  }

  private static void pairs(String text, int start, int end, Consumer<String> consumer) {
    int second = text.offsetByCodePoints(start, 1);
    for (int first = start; second < end; ) {
      int after = text.offsetByCodePoints(second, 1);
      consumer.accept(text.substring(first, after));
      first = second;
      second = after;
    }
  }

  private static boolean isAsciiOfRun(int sign) {
    return (sign >= 'a' && sign <= 'z')
        || (sign >= 'A' && sign <= 'Z')
        || (sign >= '0' && sign <= '9');
  }

  private static Kind kind(int sign) {
    if (isAsciiOfRun(sign)) {
      return Kind.OF_RUN;
    } else if (Character.isWhitespace(sign) || Character.isSpaceChar(sign)) {
      return Kind.SPACE;
    } else if (!Character.isLetterOrDigit(sign)) {
      return Kind.ALONE;
    }
    // Runs may be cut anywhere, so that nothing made of two characters is in one.
    return Character.isSupplementaryCodePoint(sign)
            || WITHOUT_SPACES.contains(UnicodeScript.of(sign))
        ? Kind.OF_PAIRS
        : Kind.OF_RUN;
  }
}
