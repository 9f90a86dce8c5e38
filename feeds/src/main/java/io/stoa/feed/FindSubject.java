package io.stoa.feed;

import io.stoa.error.StoaException;
import io.stoa.feed.SelectSubjects.Selected;
import io.stoa.mapping.Subject;
import io.stoa.product.Identifier;
import io.stoa.product.Product;
import io.stoa.product.ProductModel;
import io.stoa.product.Products;
import io.stoa.product.Versioned;
import io.stoa.requirement.RequirementSet.ItemOf;
import io.stoa.search.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a feed would make an item of for one SKU or code of a product model, whether or not
 * the feed selects it. Thread-safe.
 */
final class FindSubject {
  /** Variants of one model that are looked at. */
  private static final int MOST_VARIANTS = 200;

  private final Products products;
  private final SelectSubjects selecting;

  FindSubject(FeedSources sources) {
    this.products = sources.products();
    this.selecting = sources.selecting();
  }

  /**
   * @param enabled whether the product is
   * @param selected whether the feed takes it
   */
  record Found(Subject subject, boolean enabled, boolean selected) {}

  /**
   * The subjects of the SKU: one, or all variants of a product model where the feed has no item for
   * the model itself.
   *
   * @throws StoaException {@code NOT_FOUND} when there is neither product nor product model
   */
  List<Found> find(CompiledFeed feed, String sku) {
    Identifier identifier = identifier(sku);
    Optional<Versioned<Product>> product = products.product(identifier);
    List<Versioned<Product>> some =
        product.isPresent() ? List.of(product.get()) : variantsOf(identifier);
    if (some.isEmpty()) {
      return partCalled(feed, identifier);
    }
    List<Selected> loaded = selecting.resolve(some);
    Selected first = loaded.get(0);
    ProductModel root = first.root();
    boolean asGroup = feed.set().item() == ItemOf.MODEL && root != null;
    boolean asParent = feed.set().parents() && product.isEmpty() && root != null;
    if (root != null && (asGroup || asParent)) {
      List<Found> items = groups(feed, root, product.isPresent() ? siblings(root) : loaded, some);
      List<Found> with = items.stream().filter(found -> has(found, first.subject().sku())).toList();
      return product.isEmpty() || with.isEmpty() ? items : with;
    }
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < loaded.size(); i++) {
      found.add(
          new Found(
              loaded.get(i).subject(),
              some.get(i).value().enabled(),
              selects(feed, some.get(i).value())));
    }
    return found;
  }

  private static Identifier identifier(String sku) {
    try {
      return new Identifier(sku.strip());
    } catch (IllegalArgumentException e) {
      throw StoaException.notFound("product", sku);
    }
  }

  /** One of the items that a product model is split into, by the name that reports have for it. */
  private List<Found> partCalled(CompiledFeed feed, Identifier name) {
    String text = name.text();
    for (int hyphen = text.lastIndexOf('-');
        hyphen > 0 && new ModelParts(feed).splits();
        hyphen = text.lastIndexOf('-', hyphen - 1)) {
      String code = text.substring(0, hyphen);
      if (Identifier.isValid(code) && !variantsOf(new Identifier(code)).isEmpty()) {
        List<Found> called =
            find(feed, code).stream()
                .filter(found -> found.subject().sku().equalsIgnoreCase(text))
                .toList();
        if (!called.isEmpty()) {
          return called;
        }
      }
    }
    throw StoaException.notFound("product", text);
  }

  private static boolean has(Found found, String sku) {
    return found.subject().variants().stream().anyMatch(variant -> variant.sku().equals(sku));
  }

  /** Made of the variants that the feed takes, of all when it takes none. */
  private List<Found> groups(
      CompiledFeed feed, ProductModel root, List<Selected> all, List<Versioned<Product>> asked) {
    Filter selection = feed.feed().selection();
    List<Subject> taken =
        all.stream()
            .map(Selected::subject)
            .filter(s -> selecting.selects(selection, new Identifier(s.sku())))
            .toList();
    List<Subject> variants = taken.isEmpty() ? all.stream().map(Selected::subject).toList() : taken;
    boolean enabled = asked.stream().anyMatch(p -> p.value().enabled());
    return new ModelParts(feed)
        .of(root, variants, false).stream()
            .map(part -> new Found(part.subject(), enabled, !taken.isEmpty()))
            .toList();
  }

  private boolean selects(CompiledFeed feed, Product product) {
    return selecting.selects(feed.feed().selection(), product.identifier());
  }

  private List<Selected> siblings(ProductModel root) {
    return selecting.resolve(variantsOf(root.code()));
  }

  /** The products below the model, through the models in between. */
  private List<Versioned<Product>> variantsOf(Identifier model) {
    List<Versioned<Product>> variants =
        new ArrayList<>(products.variantsOf(model, null, MOST_VARIANTS));
    for (Versioned<ProductModel> below : products.modelsUnder(model)) {
      int room = MOST_VARIANTS - variants.size();
      if (room > 0) {
        variants.addAll(products.variantsOf(below.value().code(), null, room));
      }
    }
    return variants;
  }
}
