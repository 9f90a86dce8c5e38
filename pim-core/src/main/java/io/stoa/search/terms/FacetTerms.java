package io.stoa.search.terms;

import io.stoa.search.Facet;

/**
 * The keywords that an open facet counts: those with one beginning, what follows is the value.
 *
 * @param name tells facets apart; without zero characters
 * @param prefix the beginning of the keywords' names
 */
public record FacetTerms(String name, String prefix) {
  static final FacetTerms FAMILY = property(Keywords.family(""));
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
    return new FacetTerms("=" + key, Keywords.values(key, Keywords.CODE));
  }

  /** The value that one of the keywords stands for. */
  String value(Keyword keyword) {
    return keyword.name().substring(prefix.length());
  }

  private static FacetTerms property(Keyword beginning) {
    return new FacetTerms(beginning.name(), beginning.name());
  }
}
