package io.stoa.feed;

import io.stoa.feed.SelectSubjects.Selected;
import io.stoa.ledger.ItemKey;
import io.stoa.mapping.Subject;
import io.stoa.product.Identifier;
import io.stoa.product.Product;
import io.stoa.product.ProductModel;
import io.stoa.product.Products;
import io.stoa.product.Versioned;
import io.stoa.requirement.RequirementSet.ItemOf;
import io.stoa.search.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What one feed selects, as its ledger has it: in the order of keys, which is product models that
 * are items of their own, then products. Loads a batch at a time. For one run.
 */
final class SelectItems {
  private static final int BATCH = 500;

  private final CompiledFeed feed;
  private final SelectSubjects selecting;
  private final Products products;
  private final ModelParts parts;
  private final boolean groups;
  private final boolean parents;

  SelectItems(CompiledFeed feed, FeedSources sources) {
    this.feed = feed;
    this.selecting = sources.selecting();
    this.products = sources.products();
    this.parts = new ModelParts(feed);
    this.groups = feed.set().item() == ItemOf.MODEL;
    this.parents = feed.set().parents();
  }

  /** Everything that is selected, a few keys at a time; nothing is loaded yet. */
  void all(Consumer<Keys> keys) {
    if (groups || parents) {
      allModels(keys);
    }
    selecting.products(selection(), skus -> keys.accept(new Keys(false, skus)));
  }

  private void allModels(Consumer<Keys> keys) {
    Identifier after = null;
    List<Versioned<ProductModel>> page;
    do {
      page = products.scanModels(after, BATCH);
      keys.accept(
          new Keys(
              true,
              page.stream()
                  .map(Versioned::value)
                  .filter(model -> model.parent() == null)
                  .map(model -> model.code().text())
                  .toList()));
      after = page.isEmpty() ? null : page.get(page.size() - 1).value().code();
    } while (page.size() == BATCH);
  }

  /** How many products are selected. */
  long count() {
    return selecting.count(selection());
  }

  /** What stands under the keys, in their order; nothing for what is not there any more. */
  List<Candidate> load(Keys keys) {
    List<Identifier> codes = keys.codes().stream().map(Identifier::new).toList();
    if (!keys.models()) {
      return selecting.load(codes).stream().map(this::candidate).toList();
    }
    Map<Identifier, Versioned<ProductModel>> found = products.models(codes);
    List<ProductModel> roots =
        codes.stream().map(found::get).filter(Objects::nonNull).map(Versioned::value).toList();
    return groups(roots).stream().filter(group -> group instanceof Candidate.Group).toList();
  }

  /** What stands under the keys now; each has its candidate, in the order given. */
  List<Candidate> of(List<String> keys) {
    Map<String, Candidate> found = new HashMap<>();
    Set<Identifier> codes = new LinkedHashSet<>();
    List<Identifier> skus = new ArrayList<>();
    for (String key : keys) {
      (ItemKey.isModel(key) ? codes : skus).add(new Identifier(ItemKey.code(key)));
    }
    if (groups || parents) {
      List<ProductModel> roots =
          products.models(codes).values().stream()
              .map(Versioned::value)
              .filter(model -> model.parent() == null)
              .toList();
      groups(roots).forEach(group -> found.put(group.key(), group));
    }
    selecting.products(selection(), skus).stream()
        .map(this::candidate)
        .forEach(single -> found.put(single.key(), single));
    return keys.stream().map(key -> found.getOrDefault(key, new Candidate.Nothing(key))).toList();
  }

  private Candidate candidate(Selected selected) {
    ProductModel root = selected.root();
    String sku = selected.subject().sku();
    return groups && root != null
        ? new Candidate.Inside(ItemKey.ofProduct(sku), sku, parts.key(root, selected.subject()))
        : Candidate.Single.of(selected);
  }

  /** One group or several for each root; nothing for one without selected variants. */
  private List<Candidate> groups(List<ProductModel> roots) {
    Map<String, List<Subject>> variants = new LinkedHashMap<>();
    Set<String> models = new HashSet<>();
    for (ProductModel root : roots) {
      variants.put(root.code().key(), new ArrayList<>());
      models.add(root.code().key());
      products.modelsUnder(root.code()).forEach(below -> models.add(below.value().code().key()));
    }
    if (!models.isEmpty()) {
      Filter below = new Filter.And(List.of(selection(), new Filter.HasParent(models)));
      selecting.products(
          below,
          skus -> {
            List<Identifier> some = skus.stream().map(Identifier::new).toList();
            selecting.load(some).forEach(variant -> sort(variant, variants));
          });
    }
    List<Candidate> candidates = new ArrayList<>();
    for (ProductModel root : roots) {
      List<Subject> own = variants.getOrDefault(root.code().key(), List.of());
      if (own.isEmpty()) {
        candidates.add(new Candidate.Nothing(ItemKey.ofModel(root.code().text())));
      } else {
        candidates.addAll(parts.of(root, own, parents));
      }
    }
    return candidates;
  }

  private static void sort(Selected variant, Map<String, List<Subject>> into) {
    ProductModel root = variant.root();
    List<Subject> own = root == null ? null : into.get(root.code().key());
    if (own != null) {
      own.add(variant.subject());
    }
  }

  private Filter selection() {
    return feed.feed().selection();
  }

  /** Whether a model may be several items. */
  boolean splits() {
    return parts.splits();
  }

  /** Keys of all items that the models with these keys are now. */
  Set<String> partsOf(Set<String> roots) {
    if (!splits() || roots.isEmpty()) {
      return roots;
    }
    List<Identifier> codes = roots.stream().map(key -> new Identifier(ItemKey.code(key))).toList();
    List<ProductModel> models =
        products.models(codes).values().stream().map(Versioned::value).toList();
    return groups(models).stream().map(Candidate::key).collect(Collectors.toSet());
  }

  /** Keys of the topmost product models of those of the products that have one. */
  Set<String> rootsOf(Collection<Identifier> some) {
    List<Identifier> parentCodes =
        products.products(some).values().stream()
            .map(Versioned::value)
            .map(Product::parent)
            .filter(Objects::nonNull)
            .map(Identifier::new)
            .toList();
    return rootsOfModels(parentCodes);
  }

  /** Keys of the topmost product models above these, or of themselves where they are such. */
  Set<String> rootsOfModels(Collection<Identifier> codes) {
    Set<String> roots = new HashSet<>();
    for (Versioned<ProductModel> model : products.models(codes).values()) {
      String parent = model.value().parent();
      roots.add(ItemKey.ofModel(parent == null ? model.value().code().text() : parent));
    }
    return roots;
  }

  /** Gives the keys of all products below the product model, selected or not, to the consumer. */
  void below(Identifier model, Consumer<String> keys) {
    variantsOf(model, keys);
    products.modelsUnder(model).forEach(below -> variantsOf(below.value().code(), keys));
  }

  private void variantsOf(Identifier model, Consumer<String> keys) {
    Identifier after = null;
    List<Versioned<Product>> page;
    do {
      page = products.variantsOf(model, after, BATCH);
      for (Versioned<Product> variant : page) {
        after = variant.value().identifier();
        keys.accept(ItemKey.ofProduct(after.text()));
      }
    } while (page.size() == BATCH);
  }
}
