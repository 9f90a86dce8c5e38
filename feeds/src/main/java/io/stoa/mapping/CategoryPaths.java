package io.stoa.mapping;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Category;
import io.stoa.catalog.Channel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way from a channel's tree down to a product's deepest category, in the feed's language. */
final class CategoryPaths {
  private final Catalog catalog;
  private final Perspective perspective;
  private final String tree;
  private final Map<String, List<Category>> pathByCode = new ConcurrentHashMap<>();

  CategoryPaths(Catalog catalog, Perspective perspective) {
    this.catalog = catalog;
    this.perspective = perspective;
    this.tree = catalog.channel(perspective.channel()).map(Channel::tree).orElse("");
  }

  /**
   * Labels from below the root down to the deepest of the categories that stands in the channel's
   * tree; of several equally deep ones the first by code. Empty when none stands there.
   */
  List<String> labels(Set<String> categories) {
    return deepest(categories).stream()
        .map(c -> c.labels().in(perspective.locale(), c.code()))
        .toList();
  }

  /** As {@link #labels} with codes. */
  List<String> codes(Set<String> categories) {
    return deepest(categories).stream().map(Category::code).toList();
  }

  private List<Category> deepest(Set<String> categories) {
    return categories.stream()
        .sorted()
        .map(code -> pathByCode.computeIfAbsent(code, this::path))
        .max(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }

  private List<Category> path(String code) {
    Category category = catalog.category(code).orElse(null);
    if (category == null) {
      return List.of();
    }
    List<Category> path = new ArrayList<>(catalog.ancestors(code));
    java.util.Collections.reverse(path);
    path.add(category);
    boolean inTree = path.get(0).code().equalsIgnoreCase(tree);
    return inTree ? List.copyOf(path.subList(1, path.size())) : List.of();
  }
}
