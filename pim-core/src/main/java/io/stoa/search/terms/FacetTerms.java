package io.stoa.search.terms;

import io.stoa.search.Facet;
import java.util.OptionalInt;

/**
 * The keywords that an open facet counts, or one of a completeness: those with one beginning, what
 * follows is the value.
 *
 * @param prefix the beginning of the keywords' names, of no other facet's
 */
public record FacetTerms(String prefix) {
  private static final char SEVERAL = '\0';

  public static final FacetTerms FAMILY = property(Keywords.family(""));
  public static final FacetTerms CATEGORY = property(Keywords.category(""));

  public static FacetTerms of(Facet.Open facet) {
    if (facet instanceof Facet.OfValue value) {
      return ofValue(Keywords.key(value.key()));
    }
    return facet instanceof Facet.Family ? FAMILY : CATEGORY;
  }

  /** Percentages in decimal. */
  public static FacetTerms of(Facet.Completeness facet) {
    return ofCompleteness(facet.channel() + "/" + facet.locale());
  }

  static FacetTerms ofCompleteness(String channelAndLocale) {
    return new FacetTerms(Keywords.completeness(channelAndLocale));
  }

  /**
   * @param key the value's name in terms
   */
  static FacetTerms ofValue(String key) {
    return new FacetTerms(Keywords.values(key, Keywords.CODE));
  }

  /** Whether it counts percentages of a completeness. */
  public boolean isOfCompleteness() {
    return prefix.charAt(0) == Keywords.COMPLETENESS;
  }

  /**
   * What an index that counts keywords may count beside them: a document that has several of them,
   * so that it can tell how many have any. No value is named so.
   */
  public String severalOf(int keywords) {
    return prefix + SEVERAL + keywords;
  }

  /** How many values each document has that is counted under the name, if it is such a name. */
  public OptionalInt several(String name) {
    int beginning = prefix.length();
    return name.length() > beginning + 1 && name.charAt(beginning) == SEVERAL
        ? OptionalInt.of(Integer.parseInt(name, beginning + 1, name.length(), 10))
        : OptionalInt.empty();
  }

  /**
   * The value that one of the keywords stands for.
   *
   * @param keyword its name
   */
  public String value(String keyword) {
    return keyword.substring(prefix.length());
  }

  private static FacetTerms property(Keyword beginning) {
    return new FacetTerms(beginning.name());
  }
}
