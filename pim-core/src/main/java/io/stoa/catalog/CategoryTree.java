package io.stoa.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who stands above and below whom, worked out once. Survives cycles that a broken store may hold.
 */
final class CategoryTree {
  private final CodeMap<Category> categories;
  private final Map<String, List<Category>> ancestors = new HashMap<>();
  private final Map<String, Set<String>> descendants = new HashMap<>();

  CategoryTree(Collection<Category> all) {
    categories = CodeMap.of(all, Category::code);
    for (Category category : all) {
      descendants.computeIfAbsent(category.code(), c -> new LinkedHashSet<>()).add(category.code());
      List<Category> above = above(category);
      ancestors.put(category.code(), above);
      for (Category ancestor : above) {
        descendants
            .computeIfAbsent(ancestor.code(), c -> new LinkedHashSet<>(Set.of(c)))
            .add(category.code());
      }
    }
  }

  private List<Category> above(Category category) {
    List<Category> above = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(category.code()));
    String parent = category.parent();
    while (parent != null) {
      Category next = categories.find(parent);
      if (next == null || !seen.add(next.code())) {
        break;
      }
      above.add(next);
      parent = next.parent();
    }
    return List.copyOf(above);
  }

  List<Category> ancestors(String code) {
    Category category = categories.find(code);
    return category == null ? List.of() : ancestors.getOrDefault(category.code(), List.of());
  }

  Set<String> withDescendants(String code) {
    Category category = categories.find(code);
    return category == null
        ? Set.of()
        : Collections.unmodifiableSet(
            descendants.getOrDefault(category.code(), Set.of(category.code())));
  }
}
