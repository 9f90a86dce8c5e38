package io.stoa.product;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.EntityType;
import io.stoa.error.Violation;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The products and product models in a document store. A document's id is {@link Identifier#key()};
 * {@link ProductJson} says what it holds.
 */
public final class StoredProducts implements Products {
  /** Index of both collections: the key of the direct parent. */
  public static final String PARENT = "parent";

  /** Index of the products: the folded family code. */
  static final String FAMILY = "family";

  /** Index of the models: the folded family variant code. */
  static final String FAMILY_VARIANT = "family_variant";

  static final String UUID_INDEX = "uuid";

  public static final CollectionSpec PRODUCTS =
      CollectionSpec.of("products", PARENT, FAMILY, UUID_INDEX);
  public static final CollectionSpec MODELS =
      CollectionSpec.of("product_models", PARENT, FAMILY_VARIANT);
  static final CollectionSpec UNIQUE_VALUES = CollectionSpec.of("unique_values");

  private static final int PAGE = 500;
  private static final int MOST_ATTEMPTS = 50;

  private final DocumentCollection products;
  private final DocumentCollection models;
  private final Catalogs catalogs;
  private final Clock clock;
  private final Reservations reservations;
  private final ProductEditing productEditing;
  private final ModelEditing modelEditing = new ModelEditing();
  private final KeptEntries history;
  private volatile ValueValidation validation;

  public StoredProducts(DocumentStore store, Catalogs catalogs, Clock clock) {
    this.products = store.collection(PRODUCTS);
    this.models = store.collection(MODELS);
    this.catalogs = catalogs;
    this.clock = clock;
    this.productEditing = new ProductEditing(products);
    this.reservations = new Reservations(store.collection(UNIQUE_VALUES), clock, this::carried);
    this.history = new KeptEntries(store.collection(KeptEntries.COLLECTION));
    this.validation = new ValueValidation(catalogs.current());
    catalogs.guardedBy(this::uses);
  }

  private List<Violation> uses(EntityType type, String code) {
    List<StoredDocument> users =
        switch (type) {
          case FAMILIES -> products.scanByIndex(FAMILY, Lineage.key(code), null, 1);
          case FAMILY_VARIANTS -> models.scanByIndex(FAMILY_VARIANT, Lineage.key(code), null, 1);
          default -> List.of();
        };
    return users.stream()
        .map(user -> Violation.of("code", "used", "Used by '" + user.id() + "'."))
        .toList();
  }

  @Override
  public Optional<Versioned<Product>> product(Identifier identifier) {
    return products.get(identifier.key()).map(ProductJson::product);
  }

  @Override
  public Map<Identifier, Versioned<Product>> products(Collection<Identifier> identifiers) {
    Map<Identifier, Versioned<Product>> found = new HashMap<>();
    for (StoredDocument document : products.getMany(keys(identifiers)).values()) {
      Versioned<Product> product = ProductJson.product(document);
      found.put(product.value().identifier(), product);
    }
    return found;
  }

  @Override
  public Map<Identifier, Long> versions(Collection<Identifier> identifiers) {
    Map<String, StoredDocument> found = products.getMany(keys(identifiers));
    Map<Identifier, Long> versions = new HashMap<>();
    for (Identifier identifier : identifiers) {
      StoredDocument document = found.get(identifier.key());
      if (document != null) {
        versions.put(identifier, document.version());
      }
    }
    return versions;
  }

  @Override
  public Optional<Versioned<ProductModel>> model(Identifier code) {
    return models.get(code.key()).map(ProductJson::model);
  }

  @Override
  public Map<Identifier, Versioned<ProductModel>> models(Collection<Identifier> codes) {
    Map<Identifier, Versioned<ProductModel>> found = new HashMap<>();
    for (StoredDocument document : models.getMany(keys(codes)).values()) {
      Versioned<ProductModel> model = ProductJson.model(document);
      found.put(model.value().code(), model);
    }
    return found;
  }

  private static List<String> keys(Collection<Identifier> identifiers) {
    return identifiers.stream().map(Identifier::key).distinct().toList();
  }

  @Override
  public List<ResolvedProduct> resolve(List<Versioned<Product>> unresolved) {
    Lineage lineage = lineage(unresolved, Product::parent);
    Catalog catalog = catalogs.current();
    List<ResolvedProduct> resolved = new ArrayList<>(unresolved.size());
    for (Versioned<Product> product : unresolved) {
      resolved.add(Resolution.of(product, lineage, catalog));
    }
    return resolved;
  }

  @Override
  public List<ResolvedModel> resolveModels(List<Versioned<ProductModel>> unresolved) {
    Lineage lineage = lineage(unresolved, ProductModel::parent);
    Catalog catalog = catalogs.current();
    List<ResolvedModel> resolved = new ArrayList<>(unresolved.size());
    for (Versioned<ProductModel> model : unresolved) {
      resolved.add(Resolution.of(lineage, catalog, model));
    }
    return resolved;
  }

  private <T> Lineage lineage(List<Versioned<T>> things, Function<T, @Nullable String> parent) {
    List<String> parents =
        things.stream().map(t -> parent.apply(t.value())).filter(Objects::nonNull).toList();
    return Lineage.load(models, parents);
  }

  @Override
  public List<Versioned<Product>> scan(@Nullable Identifier after, int limit) {
    return products.scan(after == null ? null : after.key(), limit).stream()
        .map(ProductJson::product)
        .toList();
  }

  @Override
  public List<Versioned<ProductModel>> scanModels(@Nullable Identifier after, int limit) {
    return models.scan(after == null ? null : after.key(), limit).stream()
        .map(ProductJson::model)
        .toList();
  }

  @Override
  public List<Versioned<Product>> variantsOf(
      Identifier model, @Nullable Identifier after, int limit) {
    return products
        .scanByIndex(PARENT, model.key(), after == null ? null : after.key(), limit)
        .stream()
        .map(ProductJson::product)
        .toList();
  }

  @Override
  public List<Versioned<ProductModel>> modelsUnder(Identifier root) {
    List<Versioned<ProductModel>> under = new ArrayList<>();
    List<StoredDocument> page;
    String after = null;
    do {
      page = models.scanByIndex(PARENT, root.key(), after, PAGE);
      for (StoredDocument document : page) {
        under.add(ProductJson.model(document));
        after = document.id();
      }
    } while (page.size() == PAGE);
    return under;
  }

  @Override
  public List<EditResult> apply(List<ProductEdit> edits, Author author) {
    return new BulkEdit<>(
            productEditing, products, reservations, this::round, clock, history, author, edits)
        .run();
  }

  @Override
  public List<EditResult> applyToModels(List<ProductModelEdit> edits, Author author) {
    return new BulkEdit<>(
            modelEditing, models, reservations, this::round, clock, history, author, edits)
        .run();
  }

  private Round round(List<String> parents, Instant now) {
    return new Round(validation(), Lineage.load(models, parents), now);
  }

  private ValueValidation validation() {
    Catalog catalog = catalogs.current();
    ValueValidation prepared = validation;
    if (prepared.catalog() != catalog) {
      prepared = new ValueValidation(catalog);
      validation = prepared;
    }
    return prepared;
  }

  /** The claims that owners carry as they are stored now. */
  private Map<String, Set<String>> carried(Set<String> owners) {
    List<String> productKeys = new ArrayList<>();
    List<String> modelKeys = new ArrayList<>();
    for (String owner : owners) {
      (owner.startsWith("p:") ? productKeys : modelKeys).add(owner.substring(2));
    }
    Map<String, Set<String>> carried = new HashMap<>();
    List<Versioned<Product>> owning =
        products.getMany(productKeys).values().stream().map(ProductJson::product).toList();
    Round round = new Round(validation(), lineage(owning, Product::parent), clock.instant());
    for (Versioned<Product> owner : owning) {
      Set<String> claims = new HashSet<>(Claims.of(owner.value(), round));
      claims.add(Claims.uuid(owner.value()));
      carried.put("p:" + owner.value().identifier().key(), claims);
    }
    for (StoredDocument document : models.getMany(modelKeys).values()) {
      carried.put("m:" + document.id(), Claims.of(ProductJson.model(document).value(), round));
    }
    return carried;
  }

  @Override
  public EditResult delete(Identifier identifier, long expectedVersion) {
    return delete(productEditing, products, identifier, expectedVersion);
  }

  @Override
  public EditResult deleteModel(Identifier code, long expectedVersion) {
    boolean used =
        !models.scanByIndex(PARENT, code.key(), null, 1).isEmpty()
            || !products.scanByIndex(PARENT, code.key(), null, 1).isEmpty();
    return used
        ? new EditResult.Rejected(
            List.of(Violation.of("code", "used", "Something stands under the product model.")))
        : delete(modelEditing, models, code, expectedVersion);
  }

  private <E, T> EditResult delete(
      Editing<E, T> editing, DocumentCollection collection, Identifier id, long expected) {
    long actual = 0;
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      StoredDocument document = collection.get(id.key()).orElse(null);
      if (document == null) {
        return expected > 0
            ? new EditResult.Conflict(0)
            : new EditResult.Rejected(
                List.of(Violation.of("identifier", "unknown", "There is no '" + id + "'.")));
      }
      actual = document.version();
      if (expected != Write.ANY && expected != actual) {
        break;
      }
      Instant start = clock.instant();
      WriteResult result = collection.put(Write.delete(id.key(), actual));
      if (result instanceof WriteResult.Written written) {
        release(editing, editing.read(document).value(), id, start);
        history.forget(editing.owner(id.key()));
        return new EditResult.Deleted(written.version());
      }
    }
    return new EditResult.Conflict(actual);
  }

  private <E, T> void release(Editing<E, T> editing, T thing, Identifier id, Instant start) {
    String owner = editing.owner(id.key());
    Map<String, String> claims = new HashMap<>();
    List<String> parents = new ArrayList<>();
    if (thing instanceof Product product) {
      claims.put(Claims.uuid(product), owner);
      if (product.parent() != null) {
        parents.add(product.parent());
      }
    }
    editing.claims(thing, round(parents, start)).forEach(claim -> claims.put(claim, owner));
    reservations.release(claims, start);
  }

  @Override
  public long count() {
    return products.count();
  }

  @Override
  public long countModels() {
    return models.count();
  }
}
