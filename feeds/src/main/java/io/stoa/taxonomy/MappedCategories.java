package io.stoa.taxonomy;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Category;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What each of our categories is on the channel: mapped itself, or by the nearest category above it
 * that is. Thread-safe.
 */
public final class MappedCategories {
  private final Catalog catalog;
  private final Map<String, CategoryMapping> own = new HashMap<>();
  private final Map<String, Optional<Found>> found = new ConcurrentHashMap<>();

  public MappedCategories(Catalog catalog, Collection<CategoryMapping> mappings) {
    this.catalog = catalog;
    mappings.forEach(mapping -> own.put(folded(mapping.category()), mapping));
  }

  /**
   * @param category of ours that was asked for
   * @param mapping its own, or that of a category above
   */
  public record Found(String category, CategoryMapping mapping) {
    /** Whether a category above is the one that is mapped. */
    public boolean inherited() {
      return !category.equalsIgnoreCase(mapping.category());
    }
  }

  /** What the category is, itself or through one above it. */
  public Optional<Found> of(String category) {
    return found.computeIfAbsent(category, this::look);
  }

  private Optional<Found> look(String category) {
    CategoryMapping mapping = own.get(folded(category));
    if (mapping == null) {
      mapping =
          catalog.ancestors(category).stream()
              .map(above -> own.get(folded(above.code())))
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
    }
    return mapping == null ? Optional.empty() : Optional.of(new Found(category, mapping));
  }

  /**
   * What a product with these categories is: by its deepest category in the tree that is mapped,
   * else by its deepest one anywhere; of several the first by code.
   *
   * @param tree code of the channel's own tree
   */
  public @Nullable Found of(Set<String> categories, String tree) {
    if (own.isEmpty()) {
      return null;
    }
    return categories.stream()
        .sorted()
        .map(this::of)
        .flatMap(Optional::stream)
        .max(
            Comparator.comparing((Found f) -> isIn(f.category(), tree))
                .thenComparing(f -> catalog.ancestors(f.category()).size())
                .thenComparing(Found::category, Comparator.reverseOrder()))
        .orElse(null);
  }

  private boolean isIn(String category, String tree) {
    List<Category> above = catalog.ancestors(category);
    String root = above.isEmpty() ? category : above.get(above.size() - 1).code();
    return root.equalsIgnoreCase(tree);
  }

  /** Our categories that are mapped themselves and exist. */
  public Set<String> mappedThemselves() {
    Set<String> codes = new TreeSet<>();
    own.values().stream()
        .map(CategoryMapping::category)
        .filter(code -> catalog.category(code).isPresent())
        .forEach(codes::add);
    return codes;
  }

  /** The category's own mapping, null when it has none. */
  public @Nullable CategoryMapping own(String category) {
    return own.get(folded(category));
  }

  private static String folded(String code) {
    return code.toLowerCase(Locale.ROOT);
  }
}
