package io.stoa.product;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The products and product models of the repository. Thread-safe. */
public interface Products {
  Optional<Versioned<Product>> product(Identifier identifier);

  Map<Identifier, Versioned<Product>> products(Collection<Identifier> identifiers);

  /** Versions of those of the products that there are. */
  Map<Identifier, Long> versions(Collection<Identifier> identifiers);

  Optional<Versioned<ProductModel>> model(Identifier code);

  Map<Identifier, Versioned<ProductModel>> models(Collection<Identifier> codes);

  /** With inherited values; the given order is kept, missing ones are left out. */
  List<ResolvedProduct> resolve(List<Versioned<Product>> products);

  /** With inherited values; the given order is kept. */
  List<ResolvedModel> resolveModels(List<Versioned<ProductModel>> models);

  /** Products in identifier-key order after the given one. */
  List<Versioned<Product>> scan(@Nullable Identifier after, int limit);

  /** Product models in code-key order after the given one. */
  List<Versioned<ProductModel>> scanModels(@Nullable Identifier after, int limit);

  /** Direct variants of a product model, in identifier-key order. */
  List<Versioned<Product>> variantsOf(Identifier model, @Nullable Identifier after, int limit);

  /** Product models directly under a root model. */
  List<Versioned<ProductModel>> modelsUnder(Identifier root);

  /**
   * Validates and writes, each edit with its own result in the same order. Edits with version ANY
   * that meet a concurrent write are applied again on top of it. An edit that names an identifier
   * again sees what the earlier one did.
   *
   * @param author who edits, for the {@link History}
   */
  List<EditResult> apply(List<ProductEdit> edits, Author author);

  /** As {@link #apply(List, Author)}, where it does not matter who edits. */
  default List<EditResult> apply(List<ProductEdit> edits) {
    return apply(edits, Author.UNKNOWN);
  }

  /** As {@link #apply} for product models; a root model may stand behind its children. */
  List<EditResult> applyToModels(List<ProductModelEdit> edits, Author author);

  /** As {@link #applyToModels(List, Author)}, where it does not matter who edits. */
  default List<EditResult> applyToModels(List<ProductModelEdit> edits) {
    return applyToModels(edits, Author.UNKNOWN);
  }

  /** Deletes a product and its history; one that is not there is {@link EditResult.Rejected}. */
  EditResult delete(Identifier identifier, long expectedVersion);

  /** Deletes a product model and its history; refused as long as something stands under it. */
  EditResult deleteModel(Identifier code, long expectedVersion);

  long count();

  long countModels();
}
