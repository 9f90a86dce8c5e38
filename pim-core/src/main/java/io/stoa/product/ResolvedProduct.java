package io.stoa.product;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A product as the world sees it: own values over those of its product models, categories of all
 * levels together.
 *
 * @param models its product models, nearest first; empty for a simple product
 * @param family of the product or of its family variant
 * @param values all values, the identifier attribute's included
 * @param categories own and inherited
 */
public record ResolvedProduct(
    Versioned<Product> source,
    List<ProductModel> models,
    @Nullable String family,
    Values values,
    Set<String> categories,
    Associations associations) {
  public Product product() {
    return source.value();
  }

  public Identifier identifier() {
    return source.value().identifier();
  }

  /** The topmost product model: what groups the variants of one article. */
  public @Nullable ProductModel root() {
    return models.isEmpty() ? null : models.get(models.size() - 1);
  }
}
