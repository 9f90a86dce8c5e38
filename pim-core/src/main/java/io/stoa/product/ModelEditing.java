package io.stoa.product;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.FamilyVariant;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How product models are edited. */
record ModelEditing() implements Editing<ProductModelEdit, ProductModel> {
  @Override
  public Identifier id(ProductModelEdit edit) {
    return edit.code();
  }

  @Override
  public long expectedVersion(ProductModelEdit edit) {
    return edit.expectedVersion();
  }

  @Override
  public @Nullable String dependsOn(ProductModelEdit edit) {
    return edit.parent() instanceof Change.To<String> to ? Lineage.key(to.value()) : null;
  }

  @Override
  public List<String> parents(ProductModelEdit edit, @Nullable ProductModel before) {
    return Editing.parents(edit.parent(), before == null ? null : before.parent());
  }

  @Override
  public Set<String> claims(ProductModel model, Round round) {
    return Claims.of(model, round);
  }

  @Override
  public String owner(String key) {
    return "m:" + key;
  }

  @Override
  public Tracked<ProductModel> read(StoredDocument document) {
    return ProductJson.trackedModel(document);
  }

  @Override
  public Write write(ProductModel model, long expected, Trace trace) {
    return Write.replace(model.code().key(), expected, ProductJson.write(model, trace))
        .indexed(
            Map.of(
                StoredProducts.PARENT,
                Editing.keys(model.parent()),
                StoredProducts.FAMILY_VARIANT,
                Editing.keys(model.familyVariant())));
  }

  @Override
  public Values all(ProductModel model) {
    return AllValues.of(model);
  }

  @Override
  public Instant updated(ProductModel model) {
    return model.updated();
  }

  @Override
  public Draft<ProductModel> draft(
      ProductModelEdit edit, @Nullable ProductModel before, Round round) {
    Breaches breaches = new Breaches();
    Catalog catalog = round.catalog();
    if (before == null) {
      round.validation().code(edit.code(), breaches);
    }
    String variantCode = variantCode(edit, before);
    FamilyVariant variant =
        variantCode == null ? null : catalog.familyVariant(variantCode).orElse(null);
    String field = "family_variant";
    if (variantCode == null) {
      breaches.add(field, "required", "A product model needs its family variant.", null);
    } else if (variant == null) {
      breaches.add(field, "unknown", "There is no '" + variantCode + "'.", variantCode);
    } else if (before != null && !before.familyVariant().equals(variant.code())) {
      breaches.add(field, "immutable", "Stays " + before.familyVariant() + ".", variantCode);
    }
    String parent = edit.parent().appliedTo(before == null ? null : before.parent());
    List<ProductModel> models = round.lineage().above(parent);
    if (variant == null) {
      return Draft.refused(breaches);
    }
    if (before != null && (before.parent() == null) != (parent == null)) {
      breaches.add("parent", "level", "A product model stays on its level.", parent);
    }
    if (parent != null) {
      parent(parent, models, variant, breaches);
    }
    Levels levels =
        new Levels(
            round.validation(),
            variant,
            catalog.family(variant.family()).orElse(null),
            parent == null ? 0 : 1,
            Resolution.inherited(models));
    Values values =
        levels.apply(edit.values(), before == null ? Values.NONE : before.values(), null, breaches);
    levels.requireAxes(values, breaches);
    Set<String> categories =
        References.categories(
            edit.categories(), before == null ? Set.of() : before.categories(), catalog, breaches);
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
    ProductModel after =
        new ProductModel(
            before == null ? edit.code() : before.code(),
            variant.code(),
            models.isEmpty() ? null : models.get(0).code().text(),
            categories,
            associations,
            values,
            before == null ? now : before.created(),
            before == null ? now : before.updated());
    return after.equals(before)
        ? new Draft<>(before, Set.of(), breaches)
        : new Draft<>(updated(after, now), Claims.of(after, round), breaches);
  }

  private static @Nullable String variantCode(
      ProductModelEdit edit, @Nullable ProductModel before) {
    if (edit.familyVariant() != null) {
      return edit.familyVariant();
    }
    return before == null ? null : before.familyVariant();
  }

  private static void parent(
      String parent, List<ProductModel> models, FamilyVariant variant, Breaches breaches) {
    if (models.isEmpty()) {
      breaches.add("parent", "unknown", "There is no product model '" + parent + "'.", parent);
      return;
    }
    ProductModel root = models.get(0);
    if (root.parent() != null || variant.depth() != 2) {
      breaches.add(
          "parent",
          "level",
          "A product model stands under a root model, and only where its variant has two levels.",
          parent);
    }
    if (!root.familyVariant().equals(variant.code())) {
      breaches.add(
          "family_variant",
          "parent",
          "The parent is of the family variant " + root.familyVariant() + ".",
          variant.code());
    }
  }

  private static ProductModel updated(ProductModel model, Instant now) {
    return new ProductModel(
        model.code(),
        model.familyVariant(),
        model.parent(),
        model.categories(),
        model.associations(),
        model.values(),
        model.created(),
        now);
  }
}
