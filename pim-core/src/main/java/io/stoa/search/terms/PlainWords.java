package io.stoa.search.terms;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Words of texts that are ASCII and have no sign whose meaning depends on what stands around it.
 * Most texts of a catalogue are; to send each through the whole analysis costs several times more.
 */
final class PlainWords {
  private static final byte OF_WORDS = 1;
  private static final byte JOINING = 2;

  /** What each ASCII sign is; the others are gaps. */
  private static final byte[] KINDS = kinds();

  private PlainWords() {}

  /** Gives each word in lower case; false, and nothing given, for any other text. */
  static boolean split(String text, Consumer<String> consumer) {
    if (!isPlain(text)) {
      return false;
    }
    String lower = Folding.fold(text);
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inWord = i < text.length() && isWordSign(text.charAt(i));
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        consumer.accept(lower.substring(start, i));
        start = -1;
      }
    }
    return true;
  }

  private static boolean isPlain(String text) {
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign > 126 || sign == '_') {
        return false;
      }
      byte kind = KINDS[sign];
      run = kind == OF_WORDS ? run + 1 : 0;
      boolean joins = kind == JOINING && i + 1 < text.length() && isWordSign(text.charAt(i + 1));
      if (joins || run > Stretches.LONGEST_RUN) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWordSign(char sign) {
    return sign < KINDS.length && KINDS[sign] == OF_WORDS;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[128];
    Arrays.fill(kinds, 'a', 'z' + 1, OF_WORDS);
    Arrays.fill(kinds, 'A', 'Z' + 1, OF_WORDS);
    Arrays.fill(kinds, '0', '9' + 1, OF_WORDS);
    // They part words unless letters or digits stand on both sides (Unicode's UAX 29).
    "'.,:;".chars().forEach(sign -> kinds[sign] = JOINING);
    return kinds;
  }
}
