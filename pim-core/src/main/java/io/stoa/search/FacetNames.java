package io.stoa.search;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Category;
import io.stoa.catalog.Family;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.product.ValueKey;
import java.util.Optional;

/** What facets say in a catalogue. */
final class FacetNames {
  private final Catalog catalog;

  FacetNames(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * @throws StoaException {@code INVALID} for what has no options to count
   */
  void check(Facet facet) {
    if (facet instanceof Facet.OfValue value) {
      ValueKey key = value.key();
      Attribute attribute =
          catalog
              .attribute(key.attribute())
              .orElseThrow(() -> invalid(key, "there is no such attribute"));
      if (!attribute.type().isSelect() && attribute.type() != AttributeType.BOOLEAN) {
        throw invalid(key, "only selects and yes/no attributes have options to count");
      } else if (attribute.localizable() != (key.locale() != null)) {
        throw invalid(key, attribute.localizable() ? "a locale is missing" : "it has no locales");
      } else if (attribute.scopable() != (key.channel() != null)) {
        throw invalid(key, attribute.scopable() ? "a channel is missing" : "it has no channels");
      }
    }
  }

  private static StoaException invalid(ValueKey key, String why) {
    return new StoaException(
        CoreError.INVALID, "Products cannot be counted by " + key + ": " + why + ".");
  }

  /** With codes as the catalogue writes them; one that it does not have stays as it is. */
  FacetCounts named(Facet facet, FacetCounts counts) {
    return new FacetCounts(
        counts.total(),
        counts.counts().stream()
            .map(c -> new FacetCounts.Count(code(facet, c.value()), c.documents()))
            .toList(),
        counts.further(),
        counts.without());
  }

  private String code(Facet facet, String folded) {
    Optional<String> code = Optional.empty();
    if (facet instanceof Facet.Family) {
      code = catalog.family(folded).map(Family::code);
    } else if (facet instanceof Facet.Category) {
      code = catalog.category(folded).map(Category::code);
    } else if (facet instanceof Facet.OfValue value) {
      code = catalog.option(value.key().attribute(), folded).map(AttributeOption::option);
    }
    return code.orElse(folded);
  }
}
