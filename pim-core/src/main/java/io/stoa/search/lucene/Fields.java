package io.stoa.search.lucene;

/**
 * All fields of the index. There are never more: an attribute is part of a term, not a field, so
 * that a catalogue of thousands of attributes costs nothing. A change here needs a new {@link
 * #SCHEMA}.
 */
final class Fields {
  /** Version of the layout; an index with another one is emptied when it is opened. */
  static final String SCHEMA = "7";

  /** The document id: a term, a doc value (breaks ties) and stored. */
  static final String ID = "id";

  /** Identifier or code as written: stored. */
  static final String IDENTIFIER = "identifier";

  /** Folded identifier or code: doc value to sort by. */
  static final String KEY = "key";

  /** Sequence of the stored document: doc value. */
  static final String SEQUENCE = "sequence";

  /** When last changed, in nanoseconds since 1970: point and doc value. */
  static final String UPDATED = "updated";

  /** Everything that is found exactly or by range: see {@link io.stoa.search.terms.Keywords}. */
  static final String KEYWORDS = "keywords";

  /**
   * Words of texts, of long ones under the value's name: {@link io.stoa.search.terms.WordTerms}.
   */
  static final String WORDS = "words";

  /** Words of identifier and labels: matches there count more. */
  static final String NAME_WORDS = "name_words";

  /** Texts too long for a keyword: see {@link LongTexts}. */
  static final String LONG_TEXTS = "long_texts";

  private Fields() {}
}
