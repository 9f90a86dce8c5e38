package io.stoa.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Catalog;
import io.stoa.product.Completeness;
import io.stoa.product.CompletenessOf;
import io.stoa.product.Product;
import io.stoa.product.ProductModel;
import io.stoa.product.ResolvedModel;
import io.stoa.product.ResolvedProduct;
import io.stoa.product.StoredProducts;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.product.Values;
import io.stoa.product.Versioned;
import io.stoa.search.Filter;
import io.stoa.search.Filter.OnValue;
import io.stoa.search.Filter.Operator;
import io.stoa.search.ProductIndex;
import io.stoa.search.SearchDocument.Kind;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares an index with the store by asking it for everything that is in the store. */
final class StoreMirror {
  private static final List<String> KEYS =
      List.of("name", "title|en_US", "title|de_DE", "color", "size", "weight", "price", "pockets");
  private static final Set<String> CATEGORIES = Set.of("master", "clothes", "shirts", "sale");

  private final ProductIndex index;
  private final StoredProducts products;
  private final Catalog catalog;

  StoreMirror(ProductIndex index, StoredProducts products, Catalog catalog) {
    this.index = index;
    this.products = products;
    this.catalog = catalog;
  }

  void assertEqual() {
    Set<String> expected = new TreeSet<>();
    List<Versioned<Product>> all = products.scan(null, 100_000);
    for (ResolvedProduct product : products.resolve(all)) {
      expected.add("PRODUCT " + product.identifier().key());
      assertFound(product);
    }
    List<Versioned<ProductModel>> models = products.scanModels(null, 100_000);
    for (ResolvedModel model : products.resolveModels(models)) {
      expected.add("PRODUCT_MODEL " + model.model().code().key());
      assertFound(model);
    }
    Set<String> found = new TreeSet<>();
    String cursor = null;
    do {
      SearchPage page =
          index.search(new SearchQuery(Filter.ALL, SearchQuery.Sort.IDENTIFIER, cursor, 1000));
      page.hits().forEach(hit -> found.add(hit.kind() + " " + hit.key()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(found).isEqualTo(expected);
  }

  private void assertFound(ResolvedProduct resolved) {
    Product product = resolved.product();
    List<Filter> all =
        common(
            Kind.PRODUCT,
            product.identifier().text(),
            resolved.family(),
            product.parent(),
            resolved.categories(),
            resolved.values(),
            product.updated());
    all.add(new Filter.Enabled(product.enabled()));
    for (Completeness one : new CompletenessOf().of(resolved, catalog)) {
      all.add(new Filter.Complete(one.channel(), one.locale(), Operator.EQUALS, one.percent()));
    }
    assertFound(product.identifier().text(), all);
  }

  private void assertFound(ResolvedModel resolved) {
    ProductModel model = resolved.model();
    assertFound(
        model.code().text(),
        common(
            Kind.PRODUCT_MODEL,
            model.code().text(),
            resolved.family(),
            model.parent(),
            resolved.categories(),
            resolved.values(),
            model.updated()));
  }

  private List<Filter> common(
      Kind kind,
      String identifier,
      @Nullable String family,
      @Nullable String parent,
      Set<String> categories,
      Values values,
      Instant updated) {
    List<Filter> all = new ArrayList<>();
    all.add(new Filter.OfKind(kind));
    all.add(new Filter.HasIdentifier(Set.of(identifier)));
    all.add(new Filter.Changed(updated, updated.plusNanos(1)));
    if (family != null) {
      all.add(new Filter.InFamily(Set.of(family)));
    }
    if (parent != null) {
      all.add(new Filter.HasParent(Set.of(parent)));
    }
    for (String category : CATEGORIES) {
      Filter in = new Filter.InCategory(Set.of(category));
      all.add(categories.contains(category) ? in : new Filter.Not(in));
    }
    for (String text : KEYS) {
      ValueKey key = ValueKey.parse(text);
      all.add(filter(key, values.find(key)));
    }
    return all;
  }

  private static Filter filter(ValueKey key, @Nullable Value value) {
    if (value == null) {
      return new OnValue(key, Operator.EMPTY, List.of(), null);
    } else if (value instanceof Value.Text text) {
      return equal(key, text.text(), null);
    } else if (value instanceof Value.Choice choice) {
      return equal(key, choice.option(), null);
    } else if (value instanceof Value.Numeric numeric) {
      return equal(key, numeric.number().toPlainString(), null);
    } else if (value instanceof Value.Measure measure) {
      return equal(key, measure.amount().toPlainString(), measure.unit());
    } else if (value instanceof Value.Prices prices) {
      String currency = prices.byCurrency().firstKey();
      return equal(key, prices.byCurrency().get(currency) + "", currency);
    }
    throw new AssertionError("not expected here: " + value);
  }

  private static Filter equal(ValueKey key, String operand, @Nullable String unit) {
    return new OnValue(key, Operator.EQUALS, List.of(operand), unit);
  }

  private void assertFound(String identifier, List<Filter> all) {
    for (Filter one : all) {
      Filter both = new Filter.And(List.of(all.get(0), all.get(1), one));
      assertThat(index.count(both)).as("%s: %s", identifier, one).isEqualTo(1);
    }
  }
}
