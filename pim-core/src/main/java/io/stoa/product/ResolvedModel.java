package io.stoa.product;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A product model with what it inherits.
 *
 * @param models the models above it, nearest first; empty for a root
 * @param family of its family variant, null when that is gone
 * @param values own over inherited
 * @param categories own and inherited
 */
public record ResolvedModel(
    Versioned<ProductModel> source,
    List<ProductModel> models,
    @Nullable String family,
    Values values,
    Set<String> categories,
    Associations associations) {
  public ProductModel model() {
    return source.value();
  }
}
