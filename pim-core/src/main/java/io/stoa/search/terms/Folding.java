package io.stoa.search.terms;

import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** How texts are made equal before they are compared. */
public final class Folding {
  private Folding() {}

  /** Ignores case. The zero character, which separates the parts of a term, becomes a space. */
  public static String fold(String text) {
    return text.toLowerCase(Locale.ROOT).replace('\0', ' ');
  }

  /** Ignores case and accents. */
  public static String foldAccents(String text) {
    String folded = fold(text);
    if (isAscii(folded)) {
      return folded;
    }
    char[] in = folded.toCharArray();
    char[] out = new char[in.length * 4];
    int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
    return new String(out, 0, length).toLowerCase(Locale.ROOT);
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  /** The first characters, never half a surrogate pair. */
  public static String start(String text, int characters) {
    if (text.length() <= characters) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters);
  }
}
