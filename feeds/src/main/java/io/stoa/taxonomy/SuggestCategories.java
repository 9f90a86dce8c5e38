package io.stoa.taxonomy;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Category;
import io.stoa.error.StoaException;
import io.stoa.likeness.LikenessIndex.Scored;
import java.util.List;

/**
 * Which of a channel's categories one of ours may be: those with the most alike names in the
 * taxonomy's language, rather below what the category above is mapped to.
 */
public final class SuggestCategories {
  private SuggestCategories() {}

  /**
   * The most alike first.
   *
   * @throws StoaException {@code NOT_FOUND} for an unknown category
   */
  public static List<Scored<TaxonomyNode>> suggest(
      Catalog catalog, TaxonomyTree tree, MappedCategories mapped, String category, int limit) {
    Category own =
        catalog.category(category).orElseThrow(() -> StoaException.notFound("category", category));
    String locale = tree.taxonomy().locale();
    List<Category> ancestors = catalog.ancestors(own.code());
    // The root names the tree: every category is below it, so it tells nothing.
    List<String> above =
        ancestors.stream()
            .limit(Math.max(0, ancestors.size() - 1))
            .map(a -> a.labels().in(locale, a.code()))
            .toList();
    List<String> below =
        ancestors.isEmpty()
            ? List.of()
            : mapped
                .of(ancestors.get(0).code())
                .flatMap(found -> tree.find(found.mapping().target()))
                .map(TaxonomyNode::path)
                .orElse(List.of());
    return tree.like(own.labels().in(locale, own.code()), above, below, limit);
  }
}
