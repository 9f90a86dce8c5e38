package io.stoa.projection;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Channel;
import io.stoa.catalog.Family;
import io.stoa.product.Completeness;
import io.stoa.product.CompletenessOf;
import io.stoa.product.Identifier;
import io.stoa.product.Product;
import io.stoa.product.ProductModel;
import io.stoa.product.ResolvedModel;
import io.stoa.product.ResolvedProduct;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.product.Values;
import io.stoa.search.SearchDocument;
import io.stoa.search.SearchDocument.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes search documents. Thread-safe. */
final class SearchDocuments {
  private final CompletenessOf completenessOf = new CompletenessOf();

  SearchDocument of(ResolvedProduct resolved, Catalog catalog) {
    Product product = resolved.product();
    Map<String, Integer> completeness = new HashMap<>();
    for (Completeness one : completenessOf.of(resolved, catalog)) {
      completeness.put(one.channel() + "/" + one.locale(), one.percent());
    }
    return new SearchDocument(
        Kind.PRODUCT,
        product.identifier().key(),
        product.identifier().text(),
        resolved.source().sequence(),
        label(resolved.family(), resolved.values(), catalog),
        resolved.family(),
        key(product.parent()),
        resolved.categories(),
        product.groups(),
        product.enabled(),
        product.created(),
        product.updated(),
        completeness,
        resolved.values());
  }

  SearchDocument of(ResolvedModel resolved, Catalog catalog) {
    ProductModel model = resolved.model();
    return new SearchDocument(
        Kind.PRODUCT_MODEL,
        model.code().key(),
        model.code().text(),
        resolved.source().sequence(),
        label(resolved.family(), resolved.values(), catalog),
        resolved.family(),
        key(model.parent()),
        resolved.categories(),
        Set.of(),
        true,
        model.created(),
        model.updated(),
        Map.of(),
        resolved.values());
  }

  private static @Nullable String key(@Nullable String parent) {
    return parent == null ? null : new Identifier(parent).key();
  }

  /**
   * The label by locale. Where the label also differs by channel, the first channel that has one
   * names the product.
   */
  private static Map<String, String> label(
      @Nullable String family, Values values, Catalog catalog) {
    Attribute attribute =
        Optional.ofNullable(family)
            .flatMap(catalog::family)
            .map(Family::attributeAsLabel)
            .flatMap(catalog::attribute)
            .orElse(null);
    if (attribute == null) {
      return Map.of();
    }
    Map<String, String> label = new HashMap<>();
    for (String locale : attribute.localizable() ? catalog.activeLocales() : Set.of("")) {
      for (ValueKey key : keys(attribute, locale, catalog)) {
        if (values.find(key) instanceof Value.Text text) {
          label.putIfAbsent(locale, text.text());
        }
      }
    }
    return label;
  }

  private static List<ValueKey> keys(Attribute attribute, String locale, Catalog catalog) {
    String inLocale = locale.isEmpty() ? null : locale;
    if (!attribute.scopable()) {
      return List.of(new ValueKey(attribute.code(), inLocale, null));
    }
    List<ValueKey> keys = new ArrayList<>();
    for (Channel channel : catalog.all(Channel.class)) {
      keys.add(new ValueKey(attribute.code(), inLocale, channel.code()));
    }
    return keys;
  }
}
