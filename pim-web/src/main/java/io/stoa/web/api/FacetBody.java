package io.stoa.web.api;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.product.ValueKey;
import io.stoa.search.Facet;
import io.stoa.search.FacetQuery;
import io.stoa.search.Filter;
import io.stoa.search.ProductSearch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which counts are asked for.
 *
 * @param filter what is counted, null for everything
 * @param facets 1 to 20
 * @param locale of the labels, null for any
 * @param limit at most so many values of each, 100 when it is null
 */
record FacetBody(
    @Nullable Filter filter,
    @Nullable List<@Nullable Part> facets,
    @Nullable String locale,
    @Nullable Integer limit) {
  private static final int USUAL_LIMIT = 100;

  /** What products are counted by. */
  enum By {
    FAMILY,
    CATEGORY,
    CATEGORY_TREE,
    ENABLED,
    KIND,
    COMPLETENESS,
    VALUE
  }

  /**
   * @param categories of CATEGORY_TREE: those to count, each with all below it
   * @param channel of COMPLETENESS
   * @param locale likewise
   * @param key of VALUE, with locale and channel where the attribute has them
   * @param chosen what of this facet is chosen already: narrows all others
   */
  record Part(
      @Nullable By by,
      @Nullable List<String> categories,
      @Nullable String channel,
      @Nullable String locale,
      @Nullable ValueKey key,
      @Nullable Filter chosen) {}

  /**
   * @throws StoaException {@code INVALID} with all that is missing
   */
  FacetQuery query(ProductSearch search) {
    List<Violation> violations = new ArrayList<>();
    List<FacetQuery.Part> parts = new ArrayList<>();
    List<@Nullable Part> asked = facets == null ? List.of() : facets;
    for (int i = 0; i < asked.size(); i++) {
      Part part = asked.get(i);
      Fields fields = new Fields("facets[" + i + "].", violations);
      if (part == null || part.by() == null) {
        fields.missing("by");
      } else {
        Filter chosen = part.chosen() == null ? Filter.ALL : part.chosen();
        parts.add(new FacetQuery.Part(facet(part.by(), part, fields, search), chosen));
      }
    }
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    return new FacetQuery(
        filter == null ? Filter.ALL : filter,
        parts,
        limit == null ? USUAL_LIMIT : Limits.within(limit));
  }

  private static Facet facet(By by, Part part, Fields fields, ProductSearch search) {
    return switch (by) {
      case FAMILY -> new Facet.Family();
      case CATEGORY -> new Facet.Category();
      case CATEGORY_TREE -> search.categoryTree(fields.codes("categories", part.categories()));
      case ENABLED -> new Facet.Enabled();
      case KIND -> new Facet.OfKind();
      case COMPLETENESS ->
          new Facet.Completeness(
              fields.text("channel", part.channel()), fields.text("locale", part.locale()));
      case VALUE -> new Facet.OfValue(fields.key(part.key()));
    };
  }

  /** The fields of one part; what is missing becomes a violation. */
  private record Fields(String path, List<Violation> violations) {
    String text(String field, @Nullable String text) {
      if (text == null || text.isBlank()) {
        missing(field);
        return "";
      }
      return text;
    }

    ValueKey key(@Nullable ValueKey key) {
      if (key == null || key.attribute() == null) {
        missing("key");
        return ValueKey.of("");
      }
      return key;
    }

    List<String> codes(String field, @Nullable List<String> codes) {
      if (codes == null || codes.size() > Limits.MOST) {
        String message = "Takes up to " + Limits.MOST + " codes.";
        violations.add(Violation.of(path + field, "count", message));
        return List.of();
      }
      return codes;
    }

    void missing(String field) {
      violations.add(Violation.of(path + field, "required", "Must be given."));
    }
  }
}
