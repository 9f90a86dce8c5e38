package io.stoa.web.api;

import io.stoa.catalog.Catalogs;
import io.stoa.error.Violation;
import io.stoa.product.CompletenessOf;
import io.stoa.product.Product;
import io.stoa.product.ProductModel;
import io.stoa.product.Products;
import io.stoa.product.ResolvedModel;
import io.stoa.product.ResolvedProduct;
import io.stoa.product.Values;
import io.stoa.product.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Makes {@link ProductView}s: what is a product's own and what it inherits from whom. */
@Component
class ProductViews {
  private final Products products;
  private final Catalogs catalogs;
  private final CompletenessOf completenessOf = new CompletenessOf();

  ProductViews(Products products, Catalogs catalogs) {
    this.products = products;
    this.catalogs = catalogs;
  }

  ProductView of(Versioned<Product> product, List<Violation> warnings) {
    Product own = product.value();
    ResolvedProduct resolved = products.resolve(List.of(product)).get(0);
    return new ProductView(
        own.identifier().text(),
        own.uuid(),
        product.version(),
        own.enabled(),
        resolved.family(),
        null,
        own.parent(),
        codes(resolved.models()),
        own.categories(),
        without(resolved.categories(), own.categories()),
        own.groups(),
        own.associations().byType(),
        own.values(),
        inherited(own.values(), resolved.models()),
        completenessOf.of(resolved, catalogs.current()).stream()
            .map(ProductView.CompletenessView::of)
            .toList(),
        own.created(),
        own.updated(),
        warnings);
  }

  ProductView ofModel(Versioned<ProductModel> model, List<Violation> warnings) {
    ProductModel own = model.value();
    ResolvedModel resolved = products.resolveModels(List.of(model)).get(0);
    return new ProductView(
        own.code().text(),
        null,
        model.version(),
        true,
        resolved.family(),
        own.familyVariant(),
        own.parent(),
        codes(resolved.models()),
        own.categories(),
        without(resolved.categories(), own.categories()),
        Set.of(),
        own.associations().byType(),
        own.values(),
        inherited(own.values(), resolved.models()),
        List.of(),
        own.created(),
        own.updated(),
        warnings);
  }

  private static List<String> codes(List<ProductModel> models) {
    return models.stream().map(model -> model.code().text()).toList();
  }

  private static Set<String> without(Set<String> all, Set<String> own) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(own);
    return rest;
  }

  /** The nearest model that has a value gives it. */
  private static Map<String, ProductView.Inherited> inherited(
      Values own, List<ProductModel> models) {
    Map<String, ProductView.Inherited> inherited = new TreeMap<>();
    for (ProductModel model : models) {
      String from = model.code().text();
      model
          .values()
          .forEach(
              (key, value) -> {
                if (own.find(key) == null) {
                  inherited.putIfAbsent(key.text(), new ProductView.Inherited(value, from));
                }
              });
    }
    return inherited;
  }
}
