package io.stoa.product;

import io.stoa.catalog.AssociationType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Category;
import io.stoa.catalog.Group;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Codes that products name, in the case of their definition. */
final class References {
  private References() {}

  static Set<String> categories(
      @Nullable Set<String> wanted, Set<String> before, Catalog catalog, Breaches breaches) {
    return wanted == null
        ? before
        : known(
            "categories", wanted, before, c -> catalog.category(c).map(Category::code), breaches);
  }

  static Set<String> groups(
      @Nullable Set<String> wanted, Set<String> before, Catalog catalog, Breaches breaches) {
    return wanted == null
        ? before
        : known("groups", wanted, before, c -> catalog.group(c).map(Group::code), breaches);
  }

  /** One that was named before may stay even when it is gone: that is not the editor's doing. */
  private static Set<String> known(
      String field,
      Set<String> wanted,
      Set<String> before,
      Function<String, Optional<String>> defined,
      Breaches breaches) {
    Set<String> known = new TreeSet<>();
    for (String code : wanted) {
      Optional<String> found = defined.apply(code);
      if (found.isEmpty() && !before.contains(code)) {
        breaches.add(field, "unknown", "There is no '" + code + "'.", code);
      }
      known.add(found.orElse(code));
    }
    return known;
  }

  static Associations associations(
      Map<String, Associations.Targets> wanted,
      Associations before,
      Catalog catalog,
      Breaches breaches) {
    Associations after = before;
    for (Map.Entry<String, Associations.Targets> entry : wanted.entrySet()) {
      AssociationType type = catalog.associationType(entry.getKey()).orElse(null);
      if (type == null) {
        breaches.add(
            entry.getKey(),
            "unknown",
            "There is no association type '" + entry.getKey() + "'.",
            entry.getKey());
        continue;
      }
      quantities(type, "products", entry.getValue().products(), breaches);
      quantities(type, "product_models", entry.getValue().productModels(), breaches);
      after = after.with(type.code(), entry.getValue());
    }
    return after;
  }

  private static void quantities(
      AssociationType type, String part, Map<String, Integer> targets, Breaches breaches) {
    String field = type.code() + "-" + part;
    targets.forEach(
        (target, quantity) -> {
          if (quantity < 1 || (quantity != 1 && !type.quantified())) {
            breaches.add(
                field,
                "quantity",
                type.quantified()
                    ? "A quantity is at least 1."
                    : "The association type has no quantities.",
                target + " x " + quantity);
          }
          if (!Identifier.isValid(target)) {
            breaches.add(field, "identifier", "Is no identifier.", target);
          }
        });
  }
}
