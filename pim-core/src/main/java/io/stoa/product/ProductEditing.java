package io.stoa.product;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Family;
import io.stoa.catalog.FamilyVariant;
import io.stoa.store.DocumentCollection;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How products are edited. */
record ProductEditing(DocumentCollection collection) implements Editing<ProductEdit, Product> {
  @Override
  public Identifier id(ProductEdit edit) {
    return edit.identifier();
  }

  @Override
  public long expectedVersion(ProductEdit edit) {
    return edit.expectedVersion();
  }

  @Override
  public @Nullable String dependsOn(ProductEdit edit) {
    return null;
  }

  @Override
  public List<String> parents(ProductEdit edit, @Nullable Product before) {
    return Editing.parents(edit.parent(), before == null ? null : before.parent());
  }

  @Override
  public Set<String> claims(Product product, Round round) {
    return Claims.of(product, round);
  }

  @Override
  public String owner(String key) {
    return "p:" + key;
  }

  @Override
  public Tracked<Product> read(StoredDocument document) {
    return ProductJson.trackedProduct(document);
  }

  @Override
  public Write write(Product product, long expected, Trace trace) {
    return Write.replace(product.identifier().key(), expected, ProductJson.write(product, trace))
        .indexed(
            Map.of(
                StoredProducts.PARENT,
                Editing.keys(product.parent()),
                StoredProducts.FAMILY,
                Editing.keys(product.family()),
                StoredProducts.UUID_INDEX,
                List.of(product.uuid().toString())));
  }

  @Override
  public Values all(Product product) {
    return AllValues.of(product);
  }

  @Override
  public Instant updated(Product product) {
    return product.updated();
  }

  @Override
  public Draft<Product> draft(ProductEdit edit, @Nullable Product before, Round round) {
    Breaches breaches = new Breaches();
    Catalog catalog = round.catalog();
    if (before == null) {
      round.validation().identifier(edit.identifier(), breaches);
    }
    UUID uuid = uuid(edit, before, breaches);
    String parent = edit.parent().appliedTo(before == null ? null : before.parent());
    List<ProductModel> models = round.lineage().above(parent);
    FamilyVariant variant = parent == null ? null : variant(parent, models, catalog, breaches);
    String family = family(edit, before, variant, catalog, breaches);
    if (before != null && before.parent() != null && variant != null) {
      sameFamily(before, variant, breaches);
    }
    Values base = before == null ? Values.NONE : before.values();
    if (before != null && before.parent() != null && parent == null) {
      // A variant that becomes a simple product keeps what it had.
      base = base.over(Resolution.inherited(round.lineage().above(before.parent())));
    }
    Levels levels =
        new Levels(
            round.validation(),
            variant,
            family == null ? null : catalog.family(family).orElse(null),
            variant == null ? 0 : variant.depth(),
            Resolution.inherited(models));
    if (variant != null && (before == null || before.parent() == null)) {
      base = levels.moved(base, breaches);
    }
    Values values = levels.apply(edit.values(), base, edit.identifier(), breaches);
    levels.requireAxes(values, breaches);
    Set<String> categories =
        References.categories(
            edit.categories(), before == null ? Set.of() : before.categories(), catalog, breaches);
    Set<String> groups =
        References.groups(
            edit.groups(), before == null ? Set.of() : before.groups(), catalog, breaches);
    Associations associations =
        References.associations(
            edit.associations(),
            before == null ? Associations.NONE : before.associations(),
            catalog,
            breaches);
    if (!breaches.isEmpty()) {
      return Draft.refused(breaches);
    }
    Instant now = round.now().truncatedTo(ChronoUnit.MILLIS);
    Product after =
        new Product(
            before == null ? edit.identifier() : before.identifier(),
            uuid,
            edit.enabled() != null ? edit.enabled() : before == null || before.enabled(),
            family,
            models.isEmpty() ? null : models.get(0).code().text(),
            categories,
            groups,
            associations,
            values,
            before == null ? now : before.created(),
            before == null ? now : before.updated());
    if (after.equals(before)) {
      return new Draft<>(before, Set.of(), breaches);
    }
    Set<String> claims = new LinkedHashSet<>(Claims.of(after, round));
    if (before == null && edit.uuid() != null) {
      claims.add(Claims.uuid(after));
    }
    return new Draft<>(updated(after, now), claims, breaches);
  }

  private static Product updated(Product product, Instant now) {
    return new Product(
        product.identifier(),
        product.uuid(),
        product.enabled(),
        product.family(),
        product.parent(),
        product.categories(),
        product.groups(),
        product.associations(),
        product.values(),
        product.created(),
        now);
  }

  private UUID uuid(ProductEdit edit, @Nullable Product before, Breaches breaches) {
    UUID wanted = edit.uuid();
    if (before != null) {
      if (wanted != null && !wanted.equals(before.uuid())) {
        breaches.add(
            "uuid",
            "immutable",
            "The product " + before.identifier() + " has the UUID " + before.uuid() + ".",
            wanted.toString());
      }
      return before.uuid();
    }
    if (wanted == null) {
      return UUID.randomUUID();
    }
    for (StoredDocument other :
        collection.scanByIndex(StoredProducts.UUID_INDEX, wanted.toString(), null, 1)) {
      breaches.add(
          "uuid",
          "identifier",
          "The UUID is that of the product "
              + read(other).value().identifier()
              + "; a product's identifier stays.",
          wanted.toString());
    }
    return wanted;
  }

  private static @Nullable FamilyVariant variant(
      String parent, List<ProductModel> models, Catalog catalog, Breaches breaches) {
    if (models.isEmpty()) {
      breaches.add("parent", "unknown", "There is no product model '" + parent + "'.", parent);
      return null;
    }
    ProductModel model = models.get(0);
    FamilyVariant variant = catalog.familyVariant(model.familyVariant()).orElse(null);
    if (variant == null) {
      breaches.add(
          "parent", "unknown", "Its family variant is gone: " + model.familyVariant(), parent);
      return null;
    }
    int level = model.parent() == null ? 0 : 1;
    if (level != variant.depth() - 1) {
      breaches.add(
          "parent",
          "level",
          "Products of "
              + variant.code()
              + " stand under a model of level "
              + (variant.depth() - 1)
              + ", this one is of level "
              + level
              + ".",
          parent);
    }
    return variant;
  }

  private static void sameFamily(Product before, FamilyVariant variant, Breaches breaches) {
    if (before.family() != null && !before.family().equals(variant.family())) {
      breaches.add(
          "parent",
          "family",
          "A variant moves within its family " + before.family() + " only.",
          variant.family());
    }
  }

  private static @Nullable String family(
      ProductEdit edit,
      @Nullable Product before,
      @Nullable FamilyVariant variant,
      Catalog catalog,
      Breaches breaches) {
    if (edit.family() instanceof Change.To<String> to) {
      String family = catalog.family(to.value()).map(Family::code).orElse(null);
      if (family == null) {
        breaches.add("family", "unknown", "There is no family '" + to.value() + "'.", to.value());
      } else if (variant != null && !variant.family().equals(family)) {
        breaches.add(
            "family",
            "family",
            "The product model is of the family " + variant.family() + ".",
            to.value());
      }
      return variant == null ? family : variant.family();
    }
    if (variant != null) {
      return variant.family();
    }
    return edit.family().appliedTo(before == null ? null : before.family());
  }
}
