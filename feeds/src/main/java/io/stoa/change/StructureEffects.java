package io.stoa.change;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.EntityType;
import io.stoa.catalog.FamilyVariant;
import io.stoa.json.Json;
import io.stoa.product.ValueKey;
import io.stoa.search.Filter;
import io.stoa.search.Filter.Operator;
import io.stoa.search.ProductSearch;
import io.stoa.search.SearchDocument.Kind;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which products a change of the structure touches. Thread-safe. */
final class StructureEffects {
  private static final int BATCH = 1_000;

  private final ProductSearch search;
  private final Catalogs catalogs;

  StructureEffects(ProductSearch search, Catalogs catalogs) {
    this.search = search;
    this.catalogs = catalogs;
  }

  void touch(EntityType type, StoredDocument changed, ChangeScope scope, Touched touched) {
    switch (type) {
      case ATTRIBUTE_OPTIONS -> option(changed.id(), touched);
      // In it and below: the search sees to that. A category that is gone is still asked for.
      case CATEGORIES -> products(new Filter.InCategory(Set.of(changed.id())), touched);
      case FAMILIES -> products(new Filter.InFamily(Set.of(changed.id())), touched);
      case FAMILY_VARIANTS -> familyVariant(changed, touched);
      case CHANNELS -> channel(changed.id(), scope, touched);
      case ATTRIBUTES -> touched.everything("The attribute " + changed.id() + " was changed.");
      case LOCALES, CURRENCIES, MEASUREMENT_FAMILIES ->
          touched.everything(type.code().replace('_', ' ') + " were changed.");
      case ATTRIBUTE_GROUPS, ASSOCIATION_TYPES, GROUP_TYPES, GROUPS -> {
        // No item of a feed says anything of these.
      }
    }
  }

  private void channel(String code, ChangeScope scope, Touched touched) {
    if (scope.reads(code)) {
      touched.everything("The channel " + code + " was changed.");
    }
  }

  private void familyVariant(StoredDocument changed, Touched touched) {
    JsonBody body = changed.body();
    if (body != null) {
      String family = Json.read(body.utf8(), FamilyVariant.class).family();
      products(new Filter.InFamily(Set.of(family)), touched);
    }
  }

  /** Products with the option; {@code id} is {@code attribute/option}, folded. */
  private void option(String id, Touched touched) {
    int slash = id.indexOf('/');
    Catalog catalog = catalogs.current();
    @Nullable Attribute attribute =
        slash < 0 ? null : catalog.attribute(id.substring(0, slash)).orElse(null);
    if (attribute == null) {
      return;
    }
    String option =
        catalog
            .option(attribute.code(), id.substring(slash + 1))
            .map(AttributeOption::option)
            .orElse(id.substring(slash + 1));
    List<Filter> anywhere = new ArrayList<>();
    for (ValueKey key : keys(attribute, catalog)) {
      anywhere.add(new Filter.OnValue(key, Operator.IN, List.of(option), null));
    }
    products(new Filter.Or(anywhere), touched);
  }

  /** Everywhere the attribute can have a value. */
  private static List<ValueKey> keys(Attribute attribute, Catalog catalog) {
    List<@Nullable String> channels = new ArrayList<>();
    List<@Nullable String> locales = new ArrayList<>();
    if (attribute.scopable()) {
      catalog.all(io.stoa.catalog.Channel.class).forEach(channel -> channels.add(channel.code()));
    } else {
      channels.add(null);
    }
    if (attribute.localizable()) {
      locales.addAll(catalog.activeLocales());
    } else {
      locales.add(null);
    }
    List<ValueKey> keys = new ArrayList<>();
    for (@Nullable String channel : channels) {
      for (@Nullable String locale : locales) {
        keys.add(new ValueKey(attribute.code(), locale, channel));
      }
    }
    return keys;
  }

  private void products(Filter filter, Touched touched) {
    Filter some = new Filter.And(List.of(new Filter.OfKind(Kind.PRODUCT), filter));
    search.each(some, BATCH, hits -> add(hits.stream().map(hit -> hit.key()).toList(), touched));
  }

  private static void add(Collection<String> keys, Touched touched) {
    keys.forEach(touched::product);
  }
}
