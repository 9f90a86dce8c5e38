package io.stoa.product;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Channel;
import io.stoa.catalog.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How complete a product is for each channel in each of its locales: which of the attributes that
 * its family requires there have no value. The identifier always has one. Thread-safe; remembers
 * what families require for as long as the catalogue stays the same.
 */
public final class CompletenessOf {
  private volatile Prepared prepared = new Prepared(null);

  /** One entry per channel and locale, in channel code order; none for a product without family. */
  public List<Completeness> of(ResolvedProduct product, Catalog catalog) {
    if (product.family() == null) {
      return List.of();
    }
    Prepared current = prepared;
    if (current.catalog != catalog) {
      current = new Prepared(catalog);
      prepared = current;
    }
    List<Completeness> all = new ArrayList<>();
    for (Requirement requirement : current.of(product.family(), catalog)) {
      all.add(requirement.of(product.values()));
    }
    return all;
  }

  /** What the families require under one catalogue. */
  private static final class Prepared {
    private final @Nullable Catalog catalog;
    private final Map<String, List<Requirement>> byFamily = new ConcurrentHashMap<>();

    Prepared(@Nullable Catalog catalog) {
      this.catalog = catalog;
    }

    List<Requirement> of(String family, Catalog under) {
      return byFamily.computeIfAbsent(
          family, code -> under.family(code).map(f -> all(f, under)).orElse(List.of()));
    }

    private static List<Requirement> all(Family family, Catalog catalog) {
      List<Requirement> all = new ArrayList<>();
      for (Channel channel : catalog.all(Channel.class)) {
        for (String locale : channel.locales()) {
          all.add(Requirement.of(family, channel, locale, catalog));
        }
      }
      return all;
    }
  }

  /** The values that one family must have for one channel and locale. */
  private record Requirement(
      String channel, String locale, List<Required> required, Set<String> currencies) {
    static Requirement of(Family family, Channel channel, String locale, Catalog catalog) {
      Set<String> wanted = family.requirements().getOrDefault(channel.code(), Set.of());
      List<Required> required = new ArrayList<>();
      for (String code : inFamilyOrder(family, wanted)) {
        Attribute attribute = catalog.attribute(code).orElse(null);
        if (attribute != null
            && (attribute.availableLocales().isEmpty()
                || attribute.availableLocales().contains(locale))) {
          required.add(
              new Required(
                  new ValueKey(
                      attribute.code(),
                      attribute.localizable() ? locale : null,
                      attribute.scopable() ? channel.code() : null),
                  attribute.type() == AttributeType.IDENTIFIER));
        }
      }
      return new Requirement(channel.code(), locale, required, channel.currencies());
    }

    private static List<String> inFamilyOrder(Family family, Set<String> wanted) {
      List<String> ordered = new ArrayList<>(family.attributes());
      ordered.retainAll(wanted);
      for (String code : wanted) {
        if (!family.attributes().contains(code)) {
          ordered.add(code);
        }
      }
      return ordered;
    }

    Completeness of(Values values) {
      List<String> missing = new ArrayList<>();
      for (Required one : required) {
        if (!one.always && !filled(values.find(one.key))) {
          missing.add(one.key.attribute());
        }
      }
      return new Completeness(channel, locale, required.size(), missing);
    }

    private boolean filled(@Nullable Value value) {
      return value instanceof Value.Prices prices
          ? prices.byCurrency().keySet().containsAll(currencies)
          : value != null;
    }
  }

  private record Required(ValueKey key, boolean always) {}
}
