package io.stoa.search.elasticsearch;

import io.stoa.search.terms.Keywords;

/** Regular expressions over terms, in Lucene's grammar without its optional operators. */
final class TermPattern {
  private static final String SPECIAL = ".?+*|{}[]()\"\\#@&<>~^-/";

  private TermPattern() {}

  /** Terms of texts that contain the part before the digest that a cut text ends with. */
  static String containing(String name, String part) {
    return literal(Keywords.textPrefix(name, "")) + "[^\0]*" + literal(part) + "[^\0]*(\0.*)?";
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
