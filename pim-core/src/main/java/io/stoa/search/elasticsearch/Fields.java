package io.stoa.search.elasticsearch;

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
   * Words of texts, of long ones under the value's name: {@link io.stoa.search.terms.WordTerms}.
   */
  static final String WORDS = "words";

  /** Words of identifier and labels. */
  static final String NAMES = "names";

  /** One value to sort by for each {@link io.stoa.search.terms.SortKeys}. */
  static final String SORT = "sort";

  /** Values that facets count, for each {@link io.stoa.search.terms.FacetTerms#name}. */
  static final String FACETS = "facets";

  /** Texts too long for a term: a list of objects with {@link #NAME} and {@link #TEXT}. */
  static final String LONG_TEXTS = "long_texts";

  static final String NAME = "name";
  static final String TEXT = "text";

  /** How far the index has followed its source; on one document alone. */
  static final String POSITION = "position";

  private Fields() {}
}
