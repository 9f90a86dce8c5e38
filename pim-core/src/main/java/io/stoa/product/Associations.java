package io.stoa.product;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Links to other products, by association type. Targets need not exist yet.
 *
 * @param byType by association type code
 */
public record Associations(SortedMap<String, Targets> byType) {
  public static final Associations NONE = new Associations(new TreeMap<>());

  public Associations {
    byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
  }

  /** The targets of the type, empty if none. */
  public Targets of(String type) {
    return byType.getOrDefault(type, Targets.NONE);
  }

  /** With the type's targets replaced; no targets removes the type. */
  public Associations with(String type, Targets targets) {
    TreeMap<String, Targets> changed = new TreeMap<>(byType);
    if (targets.isEmpty()) {
      changed.remove(type);
    } else {
      changed.put(type, targets);
    }
    return new Associations(changed);
  }

  /**
   * @param products identifiers with quantities (1 where the type is not quantified)
   * @param productModels codes with quantities
   * @param groups group codes
   */
  public record Targets(
      SortedMap<String, Integer> products,
      SortedMap<String, Integer> productModels,
      Set<String> groups) {
    public static final Targets NONE = new Targets(new TreeMap<>(), new TreeMap<>(), Set.of());

    public Targets {
      products = Collections.unmodifiableSortedMap(new TreeMap<>(orEmpty(products)));
      productModels = Collections.unmodifiableSortedMap(new TreeMap<>(orEmpty(productModels)));
      groups = groups == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(groups));
    }

    private static Map<String, Integer> orEmpty(Map<String, Integer> map) {
      return map == null ? Map.of() : map;
    }

    public boolean isEmpty() {
      return products.isEmpty() && productModels.isEmpty() && groups.isEmpty();
    }
  }
}
