package io.stoa.web.api;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.Family;
import io.stoa.product.CompletenessOf;
import io.stoa.product.Identifier;
import io.stoa.product.Products;
import io.stoa.product.ResolvedModel;
import io.stoa.product.ResolvedProduct;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.product.Values;
import io.stoa.search.SearchDocument.Kind;
import io.stoa.search.SearchPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Loads what a list shows of each hit. */
@Component
class ProductRows {
  private final Products products;
  private final Catalogs catalogs;
  private final CompletenessOf completenessOf = new CompletenessOf();

  ProductRows(Products products, Catalogs catalogs) {
    this.products = products;
    this.catalogs = catalogs;
  }

  /**
   * @param locale of the labels, null for any
   */
  ProductList of(SearchPage page, @Nullable String locale) {
    Map<SearchPage.Hit, ProductList.Row> rows = new HashMap<>();
    addProducts(page.hits(), locale, rows);
    addModels(page.hits(), locale, rows);
    List<ProductList.Row> inOrder = new ArrayList<>();
    for (SearchPage.Hit hit : page.hits()) {
      ProductList.Row row = rows.get(hit);
      if (row != null) {
        inOrder.add(row);
      }
    }
    return new ProductList(inOrder, page.total(), page.next());
  }

  private void addProducts(
      List<SearchPage.Hit> hits, @Nullable String locale, Map<SearchPage.Hit, ProductList.Row> to) {
    Catalog catalog = catalogs.current();
    Map<Identifier, SearchPage.Hit> wanted = ofKind(hits, Kind.PRODUCT);
    for (ResolvedProduct product :
        products.resolve(List.copyOf(products.products(wanted.keySet()).values()))) {
      SearchPage.Hit hit = wanted.get(product.identifier());
      if (hit != null) {
        to.put(
            hit,
            new ProductList.Row(
                Kind.PRODUCT,
                product.identifier().text(),
                label(product.family(), product.values(), catalog, locale),
                product.family(),
                product.product().parent(),
                image(product.family(), product.values(), catalog, locale),
                product.product().enabled(),
                product.product().updated(),
                completenessOf.of(product, catalog).stream()
                    .map(c -> new ProductList.Percent(c.channel(), c.locale(), c.percent()))
                    .toList()));
      }
    }
  }

  private void addModels(
      List<SearchPage.Hit> hits, @Nullable String locale, Map<SearchPage.Hit, ProductList.Row> to) {
    Catalog catalog = catalogs.current();
    Map<Identifier, SearchPage.Hit> wanted = ofKind(hits, Kind.PRODUCT_MODEL);
    for (ResolvedModel model :
        products.resolveModels(List.copyOf(products.models(wanted.keySet()).values()))) {
      SearchPage.Hit hit = wanted.get(model.model().code());
      if (hit != null) {
        to.put(
            hit,
            new ProductList.Row(
                Kind.PRODUCT_MODEL,
                model.model().code().text(),
                label(model.family(), model.values(), catalog, locale),
                model.family(),
                model.model().parent(),
                image(model.family(), model.values(), catalog, locale),
                true,
                model.model().updated(),
                List.of()));
      }
    }
  }

  private static Map<Identifier, SearchPage.Hit> ofKind(List<SearchPage.Hit> hits, Kind kind) {
    Map<Identifier, SearchPage.Hit> byIdentifier = new HashMap<>();
    for (SearchPage.Hit hit : hits) {
      if (hit.kind() == kind) {
        byIdentifier.put(new Identifier(hit.identifier()), hit);
      }
    }
    return byIdentifier;
  }

  private static @Nullable String label(
      @Nullable String family, Values values, Catalog catalog, @Nullable String locale) {
    String attribute =
        family == null ? null : catalog.family(family).map(Family::attributeAsLabel).orElse(null);
    return find(attribute, values, locale) instanceof Value.Text text ? text.text() : null;
  }

  private static @Nullable String image(
      @Nullable String family, Values values, Catalog catalog, @Nullable String locale) {
    String attribute =
        family == null ? null : catalog.family(family).map(Family::attributeAsImage).orElse(null);
    return find(attribute, values, locale) instanceof Value.Media media ? media.key() : null;
  }

  /** The value in the locale, else the one in none, else any. */
  private static @Nullable Value find(
      @Nullable String attribute, Values values, @Nullable String locale) {
    if (attribute == null) {
      return null;
    }
    Value best = null;
    for (Map.Entry<ValueKey, Value> entry : values.asMap().entrySet()) {
      ValueKey key = entry.getKey();
      if (key.attribute().equals(attribute)) {
        if (key.locale() != null && key.locale().equals(locale)) {
          return entry.getValue();
        }
        best = best == null || key.locale() == null ? entry.getValue() : best;
      }
    }
    return best;
  }
}
