package io.stoa.web.api;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.Category;
import io.stoa.error.StoaException;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The category trees, one level at a time. */
@Tag(name = "Catalogue")
@RestController
@RequestMapping("/api/v1/categories")
class CategoryController {
  private final Catalogs catalogs;

  CategoryController(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  /**
   * Categories directly under one.
   *
   * @param parent nothing for the roots
   */
  @GetMapping
  List<CategoryView> children(@RequestParam(required = false) @Nullable String parent) {
    Catalog catalog = catalogs.current();
    String under =
        parent == null
            ? null
            : catalog
                .category(parent)
                .orElseThrow(() -> StoaException.notFound("category", parent))
                .code();
    Set<String> parents =
        catalog.all(Category.class).stream()
            .map(Category::parent)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return catalog.all(Category.class).stream()
        .filter(category -> Objects.equals(category.parent(), under))
        .sorted(Comparator.comparingInt(Category::sortOrder).thenComparing(Category::code))
        .map(
            category ->
                new CategoryView(
                    category.code(),
                    category.labels().byLocale(),
                    parents.contains(category.code())))
        .toList();
  }

  /** A node of a tree. */
  record CategoryView(String code, Map<String, String> labels, boolean hasChildren) {}
}
