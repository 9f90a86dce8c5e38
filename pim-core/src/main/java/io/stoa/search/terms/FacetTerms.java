package io.stoa.search.terms;

import io.stoa.search.Facet;

/**
 * The keywords that an open facet counts: those with one beginning, what follows is the value.
 *
 * @param prefix the beginning of the keywords' names, of no other facet's
 */
public record FacetTerms(String prefix) {
  public static final FacetTerms FAMILY = property(Keywords.family(""));
  static final FacetTerms CATEGORY = property(Keywords.category(""));

  public static FacetTerms of(Facet.Open facet) {
    if (facet instanceof Facet.OfValue value) {
      return ofValue(Keywords.key(value.key()));
    }
    return facet instanceof Facet.Family ? FAMILY : CATEGORY;
  }

  /**
   * @param key the value's name in terms
   */
  static FacetTerms ofValue(String key) {
    return new FacetTerms(Keywords.values(key, Keywords.CODE));
  }

  /** Whether it counts values of an attribute, else one letter is all of the prefix. */
  public boolean isOfValue() {
    return prefix.length() > 1;
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
