package io.stoa.exports;

import io.stoa.product.Identifier;
import io.stoa.product.Product;
import io.stoa.product.Products;
import io.stoa.product.Versioned;
import io.stoa.search.Filter;
import io.stoa.search.ProductSearch;
import io.stoa.search.SearchDocument;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchQuery;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Products page by page; can be gone through more than once. */
final class ProductPages implements Iterable<List<Versioned<Product>>> {
  private static final int PAGE = 500;

  private final Supplier<Iterator<List<Versioned<Product>>>> pages;

  private ProductPages(Supplier<Iterator<List<Versioned<Product>>>> pages) {
    this.pages = pages;
  }

  static ProductPages all(Products products) {
    return new ProductPages(() -> new Scan(products));
  }

  static ProductPages found(Products products, ProductSearch search, Filter filter) {
    Filter only = new Filter.And(List.of(filter, new Filter.OfKind(SearchDocument.Kind.PRODUCT)));
    return new ProductPages(() -> new Search(products, search, only));
  }

  @Override
  public Iterator<List<Versioned<Product>>> iterator() {
    return pages.get();
  }

  private abstract static class Ahead implements Iterator<List<Versioned<Product>>> {
    private @Nullable List<Versioned<Product>> next;

    /** Empty at the end. */
    abstract List<Versioned<Product>> read();

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = read();
      }
      return !next.isEmpty();
    }

    @Override
    public List<Versioned<Product>> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      List<Versioned<Product>> page = Objects.requireNonNull(next);
      next = null;
      return page;
    }
  }

  private static final class Scan extends Ahead {
    private final Products products;
    private @Nullable Identifier after;

    Scan(Products products) {
      this.products = products;
    }

    @Override
    List<Versioned<Product>> read() {
      List<Versioned<Product>> page = products.scan(after, PAGE);
      if (!page.isEmpty()) {
        after = page.get(page.size() - 1).value().identifier();
      }
      return page;
    }
  }

  private static final class Search extends Ahead {
    private final Products products;
    private final ProductSearch search;
    private final Filter filter;
    private @Nullable String cursor;
    private boolean ended;

    Search(Products products, ProductSearch search, Filter filter) {
      this.products = products;
      this.search = search;
      this.filter = filter;
    }

    @Override
    List<Versioned<Product>> read() {
      while (!ended) {
        SearchPage page =
            search.search(new SearchQuery(filter, SearchQuery.Sort.IDENTIFIER, cursor, PAGE));
        cursor = page.next();
        ended = cursor == null;
        List<Identifier> hits =
            page.hits().stream().map(hit -> new Identifier(hit.identifier())).toList();
        Map<Identifier, Versioned<Product>> found = products.products(hits);
        List<Versioned<Product>> products =
            hits.stream().filter(found::containsKey).map(found::get).toList();
        if (!products.isEmpty()) {
          return products;
        }
      }
      return List.of();
    }
  }
}
