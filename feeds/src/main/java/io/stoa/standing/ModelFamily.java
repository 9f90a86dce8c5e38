package io.stoa.standing;

import io.stoa.ledger.ItemKey;
import io.stoa.product.Identifier;
import io.stoa.product.Product;
import io.stoa.product.ProductModel;
import io.stoa.product.Products;
import io.stoa.product.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A product model as ledgers know it: they have the model at its top, and the variants below it.
 *
 * @param root key of the model that has no parent
 * @param variants keys of the products below the model that was asked for
 */
record ModelFamily(String root, List<String> variants) {
  /** Variants that are looked at. */
  private static final int MOST = 500;

  /** Empty where there is no such product model. */
  static Optional<ModelFamily> of(Products products, String code) {
    return Identifier.isValid(code)
        ? products.model(new Identifier(code)).map(model -> of(products, model.value()))
        : Optional.empty();
  }

  private static ModelFamily of(Products products, ProductModel model) {
    String parent = model.parent();
    List<Versioned<Product>> found = new ArrayList<>(products.variantsOf(model.code(), null, MOST));
    for (Versioned<ProductModel> submodel : products.modelsUnder(model.code())) {
      int room = MOST - found.size();
      if (room > 0) {
        found.addAll(products.variantsOf(submodel.value().code(), null, room));
      }
    }
    return new ModelFamily(
        ItemKey.ofModel(parent == null ? model.code().text() : parent),
        found.stream().map(p -> ItemKey.ofProduct(p.value().identifier().text())).toList());
  }

  /** Of all their items. */
  List<String> keys() {
    return Stream.concat(Stream.of(root), variants.stream()).toList();
  }
}
