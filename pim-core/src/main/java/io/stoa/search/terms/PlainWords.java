package io.stoa.search.terms;

import java.util.function.Consumer;

/**
 * Words of texts that are ASCII and have no sign whose meaning depends on what stands around it.
 * Most texts of a catalogue are; to send each through the whole analysis costs several times more.
 */
final class PlainWords {
  /** What the tokenizer cuts words at. */
  private static final int LONGEST = 255;

  /** They part words unless letters or digits stand on both sides (Unicode's UAX 29). */
  private static final String JOINING = "'.,:;";

  private PlainWords() {}

  /** Gives each word in lower case; false, and nothing given, for any other text. */
  static boolean split(String text, Consumer<String> consumer) {
    if (!isPlain(text)) {
      return false;
    }
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inWord = i < text.length() && isWordSign(text.charAt(i));
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        consumer.accept(Folding.fold(text.substring(start, i)));
        start = -1;
      }
    }
    return true;
  }

  private static boolean isPlain(String text) {
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      run = isWordSign(sign) ? run + 1 : 0;
      boolean joins =
          JOINING.indexOf(sign) >= 0 && i + 1 < text.length() && isWordSign(text.charAt(i + 1));
      if (sign > 126 || sign == '_' || joins || run > LONGEST) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWordSign(char sign) {
    return (sign >= 'a' && sign <= 'z')
        || (sign >= 'A' && sign <= 'Z')
        || (sign >= '0' && sign <= '9');
  }
}
