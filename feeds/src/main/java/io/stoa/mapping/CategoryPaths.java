package io.stoa.mapping;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Category;
import io.stoa.catalog.Channel;
import io.stoa.catalog.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The way from a channel's tree down to a product's deepest category, in the feed's language. */
final class CategoryPaths {
  private final Catalog catalog;
  private final String tree;
  private final BiFunction<Labels, String, String> labelling;
  private final Map<String, List<Category>> pathByCode = new ConcurrentHashMap<>();

  /**
   * @param labelling the label in the feed's language, else the second argument
   */
  CategoryPaths(
      Catalog catalog, Perspective perspective, BiFunction<Labels, String, String> labelling) {
    this.catalog = catalog;
    this.labelling = labelling;
    this.tree = catalog.channel(perspective.channel()).map(Channel::tree).orElse("");
  }

  /**
   * Labels from below the root down to the deepest of the categories that stands in the channel's
   * tree; of several equally deep ones the first by code. Empty when none stands there.
   */
  List<String> labels(Set<String> categories) {
    return deepest(categories).stream().map(c -> labelling.apply(c.labels(), c.code())).toList();
  }

  /** As {@link #labels} with codes. */
  List<String> codes(Set<String> categories) {
    return deepest(categories).stream().map(Category::code).toList();
  }

  /**
   * Every category below the root of the channel's tree, parents before their children: {@code
   * code}, {@code label} and, below the first level, {@code parent}.
   */
  List<Map<String, Object>> tree() {
    return catalog.all(Category.class).stream()
        .map(category -> pathByCode.computeIfAbsent(category.code(), this::path))
        .filter(path -> !path.isEmpty())
        .sorted(Comparator.comparing(CategoryPaths::inOrder))
        .map(this::node)
        .toList();
  }

  private static String inOrder(List<Category> path) {
    return path.stream()
        .map(category -> String.format("%010d %s", category.sortOrder(), category.code()))
        .collect(Collectors.joining("\t"));
  }

  private Map<String, Object> node(List<Category> path) {
    Category category = path.get(path.size() - 1);
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("code", category.code());
    node.put("label", labelling.apply(category.labels(), category.code()));
    if (path.size() > 1) {
      node.put("parent", path.get(path.size() - 2).code());
    }
    return node;
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
