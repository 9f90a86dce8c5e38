package io.stoa.benchmark;

/**
 * The catalogues whose measures Akeneo publishes (pim-docs, maintain_pim/scalability_guide/
 * representative_catalogs.rst), and one with many more attributes.
 */
enum CatalogueShape {
  SMALL(5_000, 159_676, 500, 2, 100, 8, 20, 50, 10, 5, 2, 1),
  MEDIUM(50_000, 3_661_981, 2_000, 2, 400, 15, 50, 100, 5, 2, 1, 4),
  LARGE(1_000_000, 52_699_463, 4_000, 4, 1_000, 20, 400, 100, 2, 1, 0.5, 4),
  /** The medium one with its families over 5,002 attributes. */
  WIDE(50_000, 3_661_981, 2_000, 2, 5_002, 15, 50, 100, 5, 2, 1, 4);

  final int products;
  final double valuesPerProduct;
  final int categories;
  final int categoriesPerProduct;
  final int attributes;
  final int groups;
  final int families;
  final int attributesPerFamily;

  /** Percent of the attributes. */
  final double localizable;

  /** Percent of the attributes. */
  final double scopable;

  /** Percent of the attributes. */
  final double both;

  final int locales;

  CatalogueShape(
      int products,
      long values,
      int categories,
      int categoriesPerProduct,
      int attributes,
      int groups,
      int families,
      int attributesPerFamily,
      double localizable,
      double scopable,
      double both,
      int locales) {
    this.products = products;
    this.valuesPerProduct = (double) values / products;
    this.categories = categories;
    this.categoriesPerProduct = categoriesPerProduct;
    this.attributes = attributes;
    this.groups = groups;
    this.families = families;
    this.attributesPerFamily = attributesPerFamily;
    this.localizable = localizable;
    this.scopable = scopable;
    this.both = both;
    this.locales = locales;
  }
}
