package io.stoa.search;

import io.stoa.catalog.Catalog;
import io.stoa.search.SearchPage.Hit;
import io.stoa.search.SearchQuery.Sort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The search that people and feeds use: what is in a category is also in those above it.
 * Thread-safe.
 */
public final class ProductSearch {
  private final ProductIndex index;
  private final Supplier<Catalog> catalog;
  private final Patience patience;

  /**
   * @param catalog gives the newest one
   */
  public ProductSearch(ProductIndex index, Supplier<Catalog> catalog) {
    this(index, catalog, Patience.NONE);
  }

  private ProductSearch(ProductIndex index, Supplier<Catalog> catalog, Patience patience) {
    this.index = index;
    this.catalog = catalog;
    this.patience = patience;
  }

  /** The same for those who can wait for an index that is out of reach. */
  public ProductSearch patient(Patience waiting) {
    return new ProductSearch(index, catalog, waiting);
  }

  /** The same for who may be told to stop while the index is out of reach. */
  public ProductSearch unless(BooleanSupplier told) {
    return patient(patience.unless(told));
  }

  public SearchPage search(SearchQuery query) {
    Filter filter = withDescendants(query.filter());
    return find(new SearchQuery(filter, query.sort(), query.cursor(), query.limit()));
  }

  /**
   * As people write it: see {@link QueryText}. The best match comes first.
   *
   * @throws io.stoa.error.StoaException INVALID, saying where the text cannot be understood
   */
  public SearchPage search(String text, @Nullable String cursor, int limit) {
    return search(new SearchQuery(parse(text), new Sort.ByRelevance(), cursor, limit));
  }

  /** The filter that the text says: see {@link QueryText}. */
  public Filter parse(String text) {
    return QueryText.parse(text, catalog.get());
  }

  public long count(Filter filter) {
    Filter expanded = withDescendants(filter);
    return patience.ask(() -> index.count(expanded));
  }

  /**
   * Counts by facets; values are named by their codes as the catalogue writes them.
   *
   * @throws io.stoa.error.StoaException {@code INVALID} for an attribute that has no options and is
   *     no yes/no, or a key without the locale or channel that it needs
   */
  public List<FacetCounts> facets(FacetQuery query) {
    FacetNames names = new FacetNames(catalog.get());
    List<FacetQuery.Part> parts = new ArrayList<>();
    for (FacetQuery.Part part : query.facets()) {
      names.check(part.facet());
      parts.add(new FacetQuery.Part(part.facet(), withDescendants(part.chosen())));
    }
    FacetQuery expanded = new FacetQuery(withDescendants(query.filter()), parts, query.limit());
    List<FacetCounts> counts = patience.ask(() -> index.facets(expanded));
    return IntStream.range(0, parts.size())
        .mapToObj(i -> names.named(parts.get(i).facet(), counts.get(i)))
        .toList();
  }

  /** The facet of these categories, each with all below it. */
  public Facet categoryTree(Collection<String> categories) {
    Catalog current = catalog.get();
    Map<String, Set<String>> members = new HashMap<>();
    for (String category : categories) {
      Set<String> all = new LinkedHashSet<>(current.withDescendants(category));
      all.add(category);
      members.put(category, all);
    }
    return new Facet.CategoryTree(members);
  }

  /**
   * Gives all that match to the consumer, in identifier order, a batch at a time. What is not
   * written meanwhile is given exactly once.
   *
   * @param batch at most so many at once, 1 to 1000
   */
  public void each(Filter filter, int batch, Consumer<List<Hit>> consumer) {
    Filter expanded = withDescendants(filter);
    String cursor = null;
    do {
      SearchPage page = find(new SearchQuery(expanded, Sort.IDENTIFIER, cursor, batch));
      if (!page.hits().isEmpty()) {
        consumer.accept(page.hits());
      }
      cursor = page.next();
    } while (cursor != null);
  }

  private SearchPage find(SearchQuery query) {
    return patience.ask(() -> index.search(query));
  }

  /** The filter with all categories below those that it names. */
  public Filter withDescendants(Filter filter) {
    if (filter instanceof Filter.InCategory in) {
      Catalog current = catalog.get();
      Set<String> all = new LinkedHashSet<>(in.categories());
      in.categories().forEach(category -> all.addAll(current.withDescendants(category)));
      return new Filter.InCategory(all);
    } else if (filter instanceof Filter.And and) {
      return new Filter.And(and.filters().stream().map(this::withDescendants).toList());
    } else if (filter instanceof Filter.Or or) {
      return new Filter.Or(or.filters().stream().map(this::withDescendants).toList());
    } else if (filter instanceof Filter.Not not) {
      return new Filter.Not(withDescendants(not.filter()));
    }
    return filter;
  }
}
