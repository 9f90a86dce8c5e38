package io.stoa.search.elasticsearch;

import io.stoa.search.terms.FacetTerms;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All fields of the index, as {@link IndexLayout} maps them. There are never more: an attribute is
 * part of a term, not a field. A change here or there needs a new {@link IndexNames#SCHEMA}.
 */
final class Fields {
  /** Kind and folded identifier: breaks ties. */
  static final String ID = "id";

  /** Folded identifier or code, to sort by. */
  static final String KEY = "key";

  /** Identifier or code as written; only shown. */
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

  /** Codes of families, counted by a facet. */
  static final String FAMILY = "family";

  /** Codes of categories, counted by a facet. */
  static final String CATEGORIES = "categories";

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
    return Shared.SORT.field(key);
  }

  /**
   * The field that has the keywords which the facet counts: one of its own for families and for
   * categories, else one that some others share.
   */
  static String facets(FacetTerms facet) {
    if (facet.equals(FacetTerms.FAMILY)) {
      return FAMILY;
    } else if (facet.equals(FacetTerms.CATEGORY)) {
      return CATEGORIES;
    }
    Shared fields = facet.isOfCompleteness() ? Shared.COMPLETE : Shared.FACETS;
    return fields.field(facet.prefix());
  }

  /**
   * What is read document by document is shared out over a fixed number of fields: reading one
   * value of a field passes over the document's others, and most quickly where there is just one.
   */
  enum Shared {
    SORT("sort_", 64),
    FACETS("facets_", 128),
    COMPLETE("complete_", 32);

    private final String beginning;
    private final int shares;

    Shared(String beginning, int shares) {
      this.beginning = beginning;
      this.shares = shares;
    }

    /** All that the layout has in place of the one named so. */
    String pattern() {
      return beginning + "*";
    }

    List<String> fields() {
      return IntStream.range(0, shares).mapToObj(share -> beginning + share).toList();
    }

    private String field(String name) {
      return beginning + Math.floorMod(name.hashCode(), shares);
    }
  }
}
