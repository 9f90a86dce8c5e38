package io.stoa.search.elasticsearch;

import io.stoa.search.terms.FacetTerms;

/**
 * All fields of the index, as {@code index.json} maps them. There are never more: an attribute is
 * part of a term, not a field. A change here or there needs a new {@link IndexNames#SCHEMA}.
 */
final class Fields {
  /** Kind and folded identifier: breaks ties. */
  static final String ID = "id";

  /** Folded identifier or code, to sort by. */
  static final String KEY = "key";

  /** Identifier or code as written; only kept. */
  static final String IDENTIFIER = "identifier";

  /** When last changed, in nanoseconds since 1970. */
  static final String UPDATED = "updated";

  /** Everything that is found exactly or by range: see {@link Terms}. */
  static final String TERMS = "terms";

  /**
   * What texts fall into, under the value's name, which tells what a text contains: {@link
   * io.stoa.search.terms.Stretches}.
   */
  static final String STRETCHES = "stretches";

  /**
   * All words of the document, with spaces between them. What they begin with are terms too, up to
   * eight characters, which Elasticsearch makes and asks for by itself.
   */
  static final String WORDS = "words";

  /** Words of identifier and labels, in the same way. */
  static final String NAMES = "names";

  /**
   * How many fields share what is read document by document: reading one value of a field passes
   * over the document's others.
   */
  private static final int SHARES = 16;

  /** Texts too long for a term: a list of objects with {@link #NAME} and {@link #TEXT}. */
  static final String LONG_TEXTS = "long_texts";

  static final String NAME = "name";
  static final String TEXT = "text";

  /** How far the index has followed its source; on one document alone. */
  static final String POSITION = "position";

  private Fields() {}

  /**
   * The field, without its key, that has the value to sort by.
   *
   * @param key of {@link io.stoa.search.terms.SortKeys}
   */
  static String sort(String key) {
    return "sort_" + share(key);
  }

  /**
   * The field that has the keywords which the facet counts: one of its own for families and for
   * categories, else beside those of some other attributes.
   */
  static String facets(FacetTerms facet) {
    return "facets_" + (facet.isOfValue() ? share(facet.prefix()) : facet.prefix());
  }

  private static int share(String name) {
    return Math.floorMod(name.hashCode(), SHARES);
  }
}
