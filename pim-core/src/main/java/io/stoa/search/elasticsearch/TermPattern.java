package io.stoa.search.elasticsearch;

/** Regular expressions over terms, in Lucene's grammar without its optional operators. */
final class TermPattern {
  private static final String SPECIAL = ".?+*|{}[]()\"\\#@&<>~^-/";

  private TermPattern() {}

  /** Terms with the part after the prefix, but not in the digest that a cut text ends with. */
  static String containing(String prefix, String part) {
    return literal(prefix) + "[^\0]*" + literal(part) + "[^\0]*(\0.*)?";
  }

  /** Terms with the end after the prefix. */
  static String ending(String prefix, String end) {
    return literal(prefix) + ".*" + literal(end);
  }

  /** All terms with the prefix. */
  static String beginning(String prefix) {
    return literal(prefix) + ".*";
  }

  private static String literal(String text) {
    StringBuilder pattern = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (SPECIAL.indexOf(sign) >= 0) {
        pattern.append('\\');
      }
      pattern.append(sign);
    }
    return pattern.toString();
  }
}
