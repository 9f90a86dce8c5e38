package io.stoa.product;

import io.stoa.catalog.FamilyVariant;
import io.stoa.digest.Sha256;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What at most one product may have, as texts: a value of a unique attribute ({@code ean|123}), a
 * combination of axis values under one model ({@code |parent|red|m}), a UUID. They are the ids of
 * documents that hold the place, see {@link Reservations}.
 */
final class Claims {
  private static final int LONGEST = 200;

  private Claims() {}

  static Set<String> of(Product product, Round round) {
    Set<String> claims = new LinkedHashSet<>();
    for (ValueKey key : round.validation().uniqueKeys()) {
      Value value = product.values().find(key);
      if (value != null) {
        claims.add(bounded(key.attribute() + "|" + text(value)));
      }
    }
    if (product.parent() != null) {
      ProductModel parent = round.lineage().find(product.parent());
      FamilyVariant variant =
          parent == null
              ? null
              : round.catalog().familyVariant(parent.familyVariant()).orElse(null);
      if (variant != null) {
        claims.add(axes(product.parent(), variant, variant.depth(), product.values()));
      }
    }
    return claims;
  }

  static Set<String> of(ProductModel model, Round round) {
    FamilyVariant variant = round.catalog().familyVariant(model.familyVariant()).orElse(null);
    return model.parent() == null || variant == null
        ? Set.of()
        : Set.of(axes(model.parent(), variant, 1, model.values()));
  }

  static String uuid(Product product) {
    return "uuid||" + product.uuid();
  }

  private static String axes(String parent, FamilyVariant variant, int level, Values values) {
    StringBuilder text = new StringBuilder("|").append(Lineage.key(parent));
    List<String> axes = variant.levels().get(level - 1).axes();
    for (String axis : new TreeSet<>(axes)) {
      text.append('|').append(text(values.find(ValueKey.of(axis))));
    }
    return bounded(text.toString());
  }

  private static String text(@Nullable Value value) {
    if (value == null) {
      return "";
    }
    return value instanceof Value.Text text ? text.text() : ValueJson.text(value);
  }

  /** A document id has at most 255 characters; a longer text is told apart by its hash. */
  static String bounded(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int cut = Character.isHighSurrogate(text.charAt(99)) ? 99 : 100;
    return text.substring(0, cut) + "#" + Sha256.hex(text);
  }

  static boolean isAxes(String claim) {
    return claim.startsWith("|");
  }

  /** What a person calls the claim: the attribute's code, or the axes. */
  static String field(String claim) {
    int bar = claim.indexOf('|');
    return bar == 0 ? "parent" : claim.substring(0, bar);
  }
}
