package io.stoa.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A product or product model as values only, so that all that an edit can change has a key: besides
 * the attributes' those called {@code enabled}, {@code family}, {@code parent}, {@code categories},
 * {@code groups} and, as in files, {@code UPSELL-products}, {@code UPSELL-product_models} and
 * {@code UPSELL-groups}. No attribute can have such a code.
 */
final class AllValues {
  static final String ENABLED = "enabled";
  static final String FAMILY = "family";
  static final String PARENT = "parent";
  static final String CATEGORIES = "categories";
  static final String GROUPS = "groups";
  private static final String LINKED_PRODUCTS = "-products";
  private static final String LINKED_MODELS = "-product_models";
  private static final String LINKED_GROUPS = "-groups";
  private static final Set<String> FIELDS = Set.of(ENABLED, FAMILY, PARENT, CATEGORIES, GROUPS);

  /** A target with its quantity, where that is not 1: {@code 3 × mug}. */
  private static final Pattern SEVERAL = Pattern.compile("(\\d+) × (.+)", Pattern.DOTALL);

  private AllValues() {}

  static Values of(Product product) {
    Map<ValueKey, Optional<Value>> fields = new TreeMap<>();
    put(fields, ENABLED, new Value.Flag(product.enabled()));
    code(fields, FAMILY, product.family());
    codes(fields, GROUPS, product.groups());
    common(fields, product.parent(), product.categories(), product.associations());
    return product.values().with(fields);
  }

  static Values of(ProductModel model) {
    Map<ValueKey, Optional<Value>> fields = new TreeMap<>();
    common(fields, model.parent(), model.categories(), model.associations());
    return model.values().with(fields);
  }

  private static void common(
      Map<ValueKey, Optional<Value>> fields,
      @Nullable String parent,
      Set<String> categories,
      Associations associations) {
    code(fields, PARENT, parent);
    codes(fields, CATEGORIES, categories);
    associations
        .byType()
        .forEach(
            (type, targets) -> {
              codes(fields, type + LINKED_PRODUCTS, texts(targets.products()));
              codes(fields, type + LINKED_MODELS, texts(targets.productModels()));
              codes(fields, type + LINKED_GROUPS, targets.groups());
            });
  }

  private static void code(
      Map<ValueKey, Optional<Value>> fields, String name, @Nullable String code) {
    if (code != null) {
      put(fields, name, new Value.Choice(code));
    }
  }

  private static void codes(Map<ValueKey, Optional<Value>> fields, String name, Set<String> codes) {
    if (!codes.isEmpty()) {
      put(fields, name, new Value.Choices(List.copyOf(new TreeSet<>(codes))));
    }
  }

  private static void put(Map<ValueKey, Optional<Value>> fields, String name, Value value) {
    fields.put(ValueKey.of(name), Optional.of(value));
  }

  private static Set<String> texts(SortedMap<String, Integer> targets) {
    Set<String> texts = new TreeSet<>();
    targets.forEach(
        (target, quantity) ->
            texts.add(
                quantity == 1 && !SEVERAL.matcher(target).matches()
                    ? target
                    : quantity + " × " + target));
    return texts;
  }

  /** Whether it is an attribute's value, and not a field of the product itself. */
  static boolean isAttribute(ValueKey key) {
    return !FIELDS.contains(key.attribute()) && key.attribute().indexOf('-') < 0;
  }

  /** Codes under one of the keys. */
  static Set<String> codes(@Nullable Value value) {
    return value instanceof Value.Choices choices ? Set.copyOf(choices.options()) : Set.of();
  }

  /** The change that brings the code back. */
  static Change<String> change(@Nullable Value value) {
    return value instanceof Value.Choice choice ? Change.to(choice.option()) : Change.clear();
  }

  /** The association type of such a key as {@code UPSELL-products}. */
  static String associationType(String name) {
    return name.substring(0, name.lastIndexOf('-'));
  }

  /** These targets with those of one part replaced by what is under its key. */
  static Associations.Targets targets(
      Associations.Targets targets, String name, @Nullable Value value) {
    if (name.endsWith(LINKED_GROUPS)) {
      return new Associations.Targets(targets.products(), targets.productModels(), codes(value));
    }
    SortedMap<String, Integer> parsed = new TreeMap<>();
    for (String text : new ArrayList<>(codes(value))) {
      Matcher several = SEVERAL.matcher(text);
      if (several.matches()) {
        parsed.put(several.group(2), Integer.valueOf(several.group(1)));
      } else {
        parsed.put(text, 1);
      }
    }
    return name.endsWith(LINKED_PRODUCTS)
        ? new Associations.Targets(parsed, targets.productModels(), targets.groups())
        : new Associations.Targets(targets.products(), parsed, targets.groups());
  }
}
