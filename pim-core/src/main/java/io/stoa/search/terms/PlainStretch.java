package io.stoa.search.terms;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a text to be found can only stand within one word. */
public final class PlainStretch {
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9]{2,}");

  private PlainStretch() {}

  /**
   * The longest stretch of plain letters and digits in the folded part; empty when there is none.
   */
  public static String longestIn(String part) {
    String longest = "";
    Matcher stretches = PLAIN.matcher(part);
    while (stretches.find()) {
      String stretch = stretches.group();
      longest = stretch.length() > longest.length() ? stretch : longest;
    }
    return Folding.start(longest, Keywords.LONGEST);
  }
}
