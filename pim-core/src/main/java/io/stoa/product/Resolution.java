package io.stoa.product;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.FamilyVariant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds what is inherited to what a product or product model has itself. */
final class Resolution {
  private Resolution() {}

  static ResolvedProduct of(Versioned<Product> source, Lineage lineage, Catalog catalog) {
    Product product = source.value();
    List<ProductModel> models = lineage.above(product.parent());
    Values own =
        product
            .values()
            .plus(
                ValueKey.of(catalog.identifier().code()),
                new Value.Text(product.identifier().text()));
    return new ResolvedProduct(
        source,
        models,
        product.family(),
        own.over(inherited(models)),
        categories(product.categories(), models),
        associations(product.associations(), models));
  }

  static ResolvedModel of(Lineage lineage, Catalog catalog, Versioned<ProductModel> source) {
    ProductModel model = source.value();
    List<ProductModel> models = lineage.above(model.parent());
    return new ResolvedModel(
        source,
        models,
        catalog.familyVariant(model.familyVariant()).map(FamilyVariant::family).orElse(null),
        model.values().over(inherited(models)),
        categories(model.categories(), models),
        associations(model.associations(), models));
  }

  /** The values of the models, nearest first, taken together. */
  static Values inherited(List<ProductModel> models) {
    Values values = Values.NONE;
    for (ProductModel model : models) {
      values = values.over(model.values());
    }
    return values;
  }

  private static Set<String> categories(Set<String> own, List<ProductModel> models) {
    if (models.stream().allMatch(m -> m.categories().isEmpty())) {
      return own;
    }
    TreeSet<String> all = new TreeSet<>(own);
    models.forEach(model -> all.addAll(model.categories()));
    return all;
  }

  private static Associations associations(Associations own, List<ProductModel> models) {
    Associations all = own;
    for (ProductModel model : models) {
      for (var entry : model.associations().byType().entrySet()) {
        all = all.with(entry.getKey(), together(all.of(entry.getKey()), entry.getValue()));
      }
    }
    return all;
  }

  /** The nearer one's quantity counts. */
  private static Associations.Targets together(
      Associations.Targets near, Associations.Targets far) {
    TreeSet<String> groups = new TreeSet<>(near.groups());
    groups.addAll(far.groups());
    return new Associations.Targets(
        together(near.products(), far.products()),
        together(near.productModels(), far.productModels()),
        groups);
  }

  private static SortedMap<String, Integer> together(
      SortedMap<String, Integer> near, SortedMap<String, Integer> far) {
    TreeMap<String, Integer> all = new TreeMap<>(far);
    all.putAll(near);
    return all;
  }
}
