package io.stoa.feed;

import io.stoa.mapping.Subject;
import io.stoa.offer.Offer;
import io.stoa.offer.Offers;
import io.stoa.product.Identifier;
import io.stoa.product.Product;
import io.stoa.product.ProductModel;
import io.stoa.product.Products;
import io.stoa.product.ResolvedProduct;
import io.stoa.product.Versioned;
import io.stoa.search.Filter;
import io.stoa.search.ProductSearch;
import io.stoa.search.SearchDocument.Kind;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchQuery;
import io.stoa.search.SearchQuery.Sort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a feed selects and loads it, a batch at a time: products with inherited values and
 * offers, or product models with their variants. Disabled products are never among them, whatever
 * the index says.
 */
final class SelectSubjects {
  private static final int BATCH = 500;

  private final ProductSearch search;
  private final Products products;
  private final Offers offers;

  SelectSubjects(ProductSearch search, Products products, Offers offers) {
    this.search = search;
    this.products = products;
    this.offers = offers;
  }

  /**
   * @param root the topmost product model of a variant, else null
   */
  record Selected(Subject subject, @Nullable ProductModel root) {}

  /** The SKUs of each selected product, in identifier order, some at a time; nothing is loaded. */
  void products(Filter selection, Consumer<List<String>> skus) {
    search.each(
        goingOut(selection),
        BATCH,
        hits -> skus.accept(hits.stream().map(SearchPage.Hit::identifier).toList()));
  }

  /** How many products are selected. */
  long count(Filter selection) {
    return search.count(goingOut(selection));
  }

  /** Those of the products that are selected; the index is not asked when all are. */
  List<Selected> products(Filter selection, Collection<Identifier> some) {
    if (some.isEmpty() || selection.equals(Filter.ALL)) {
      return load(some);
    }
    Set<String> keys = some.stream().map(Identifier::key).collect(Collectors.toSet());
    Filter these = new Filter.And(List.of(selection, new Filter.HasIdentifier(keys)));
    List<Selected> selected = new ArrayList<>();
    // The index finds more than these where identifiers differ in accents alone.
    search.each(
        goingOut(these),
        BATCH,
        hits -> selected.addAll(found(hits.stream().filter(h -> keys.contains(h.key())).toList())));
    return selected;
  }

  /** The first so many of {@link #products}. */
  List<Selected> firstProducts(Filter selection, int most) {
    SearchPage page =
        search.search(new SearchQuery(goingOut(selection), Sort.IDENTIFIER, null, most));
    return found(page.hits());
  }

  /**
   * The first so many root product models with their selected variants, in the order of their first
   * variants; a product without model stands alone.
   */
  List<Selected> firstGroups(Filter selection, int most) {
    List<Selected> groups = new ArrayList<>();
    Set<Identifier> seen = new HashSet<>();
    String cursor = null;
    do {
      SearchPage page =
          search.search(new SearchQuery(goingOut(selection), Sort.IDENTIFIER, cursor, BATCH));
      groups.addAll(grouped(selection, page.hits(), seen, most - groups.size()));
      cursor = page.next();
    } while (cursor != null && groups.size() < most);
    return groups;
  }

  private List<Selected> grouped(
      Filter selection, List<SearchPage.Hit> hits, Set<Identifier> seen, int most) {
    List<Selected> groups = new ArrayList<>();
    for (Selected selected : found(hits)) {
      ProductModel root = selected.root();
      if (groups.size() == most) {
        return groups;
      } else if (root == null) {
        groups.add(selected);
      } else if (seen.add(root.code())) {
        List<Subject> variants = variants(selection, root);
        if (!variants.isEmpty()) {
          groups.add(new Selected(Subject.of(root, variants), root));
        }
      }
    }
    return groups;
  }

  private List<Subject> variants(Filter selection, ProductModel root) {
    Set<String> models =
        Stream.concat(
                Stream.of(root), products.modelsUnder(root.code()).stream().map(Versioned::value))
            .map(model -> model.code().key())
            .collect(Collectors.toSet());
    List<Subject> variants = new ArrayList<>();
    Filter below = new Filter.And(List.of(goingOut(selection), new Filter.HasParent(models)));
    search.each(below, BATCH, hits -> found(hits).forEach(s -> variants.add(s.subject())));
    return variants;
  }

  /** Whether the feed takes the product. */
  boolean selects(Filter selection, Identifier product) {
    Filter one = new Filter.HasIdentifier(Set.of(product.key()));
    return search.count(new Filter.And(List.of(goingOut(selection), one))) > 0;
  }

  private static Filter goingOut(Filter selection) {
    return new Filter.And(
        List.of(new Filter.OfKind(Kind.PRODUCT), new Filter.Enabled(true), selection));
  }

  private List<Selected> found(List<SearchPage.Hit> hits) {
    return load(hits.stream().map(hit -> new Identifier(hit.identifier())).toList());
  }

  /** Those of the products that are there and enabled, in the order given. */
  List<Selected> load(Collection<Identifier> identifiers) {
    Map<Identifier, Versioned<Product>> found = products.products(identifiers);
    return resolve(
        identifiers.stream()
            .map(found::get)
            .filter(Objects::nonNull)
            .filter(product -> product.value().enabled())
            .toList());
  }

  /** The products with inherited values and offers, whether or not a feed would take them. */
  List<Selected> resolve(List<Versioned<Product>> some) {
    Map<Identifier, Offer> offered =
        offers.of(some.stream().map(product -> product.value().identifier()).toList());
    List<Selected> selected = new ArrayList<>();
    for (ResolvedProduct product : products.resolve(some)) {
      Subject subject = Subject.of(product, offered.get(product.identifier()));
      selected.add(new Selected(subject, product.root()));
    }
    return selected;
  }
}
