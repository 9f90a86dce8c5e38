package io.stoa.imports;

import io.stoa.product.Associations;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of one association type; a part without column is null and stays.
 *
 * @param products identifiers with quantities
 * @param productModels codes with quantities
 */
record LinkChange(
    @Nullable SortedMap<String, Integer> products,
    @Nullable SortedMap<String, Integer> productModels,
    @Nullable Set<String> groups) {
  boolean isWhole() {
    return products != null && productModels != null && groups != null;
  }

  Associations.Targets over(Associations.Targets before) {
    return new Associations.Targets(
        products == null ? before.products() : products,
        productModels == null ? before.productModels() : productModels,
        groups == null ? before.groups() : groups);
  }
}
