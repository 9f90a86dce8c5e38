package io.stoa.format;

/** Characters that a format cannot carry. */
final class Characters {
  private static final char REPLACEMENT = '\uFFFD';

  private Characters() {}

  /** Half an emoji cannot be written as UTF-8: the replacement character stands for it. */
  static String withoutLoneSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> whole.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? REPLACEMENT : c));
    return whole.toString();
  }

  /**
   * Whether XML 1.0 allows the code point: https://www.w3.org/TR/xml/#charsets. The C1 controls,
   * which it allows but discourages, are left out as well.
   */
  static boolean inXml(int point) {
    if (point < 0x20) {
      return point == 0x9 || point == 0xA || point == 0xD;
    }
    return (point < 0x7F || point > 0x9F || point == 0x85)
        && (point < 0xD800 || point > 0xDFFF)
        && (point & 0xFFFE) != 0xFFFE;
  }
}
