package io.stoa.taxonomy;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Category;
import io.stoa.search.Filter;
import io.stoa.search.ProductSearch;
import io.stoa.search.SearchDocument.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the mapping of one of our trees to a taxonomy is.
 *
 * @param selected products that go out
 * @param mapped of them those whose category is mapped
 * @param rows our categories below the tree's root, each before those below it
 */
public record CategoryOverview(long selected, long mapped, List<MappedCategory> rows) {
  /** Above this many categories products are counted for none of them. */
  private static final int MOST_COUNTED = 3_000;

  public CategoryOverview {
    rows = List.copyOf(rows);
  }

  /**
   * One of our categories.
   *
   * @param parent code, null right below the root
   * @param level 1 right below the root
   * @param products that go out and are in it or below; null where nobody counted
   * @param target id of what it is itself mapped to, null for nothing
   * @param path of the target, or of what it inherits
   * @param inheritedFrom our category above whose mapping counts, null for none
   */
  public record MappedCategory(
      String code,
      @Nullable String parent,
      String label,
      int level,
      @Nullable Long products,
      @Nullable String target,
      @Nullable String path,
      @Nullable String inheritedFrom) {}

  /**
   * @param selection of the feed
   * @param root code of our tree
   * @param locale of labels
   */
  public static CategoryOverview of(
      Catalog catalog,
      ProductSearch search,
      Filter selection,
      String root,
      String locale,
      ChannelTaxonomy taxonomy) {
    Filter out =
        new Filter.And(
            List.of(new Filter.OfKind(Kind.PRODUCT), new Filter.Enabled(true), selection));
    Set<String> themselves = taxonomy.mapped().mappedThemselves();
    long mapped =
        themselves.isEmpty() ? 0 : search.count(both(out, new Filter.InCategory(themselves)));
    Rows rows = new Rows(catalog, search, out, locale, taxonomy);
    rows.below(root, null, 1);
    return new CategoryOverview(search.count(out), mapped, rows.rows);
  }

  private static Filter both(Filter one, Filter other) {
    return new Filter.And(List.of(one, other));
  }

  private static final class Rows {
    private final Map<String, List<Category>> children = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<MappedCategory> rows = new ArrayList<>();
    private final ProductSearch search;
    private final Filter out;
    private final String locale;
    private final ChannelTaxonomy taxonomy;
    private final boolean counted;

    Rows(
        Catalog catalog,
        ProductSearch search,
        Filter out,
        String locale,
        ChannelTaxonomy taxonomy) {
      this.search = search;
      this.out = out;
      this.locale = locale;
      this.taxonomy = taxonomy;
      var all = catalog.all(Category.class);
      all.stream()
          .sorted(Comparator.comparingInt(Category::sortOrder).thenComparing(Category::code))
          .filter(category -> category.parent() != null)
          .forEach(
              c -> children.computeIfAbsent(folded(c.parent()), p -> new ArrayList<>()).add(c));
      counted = all.size() <= MOST_COUNTED;
    }

    void below(String parent, @Nullable String above, int level) {
      for (Category category : children.getOrDefault(folded(parent), List.of())) {
        if (seen.add(category.code())) {
          rows.add(row(category, above, level));
          below(category.code(), category.code(), level + 1);
        }
      }
    }

    private MappedCategory row(Category category, @Nullable String above, int level) {
      String code = category.code();
      MappedCategories.Found found = taxonomy.mapped().of(code).orElse(null);
      CategoryMapping mapping = found == null ? null : found.mapping();
      boolean inherited = found != null && found.inherited();
      return new MappedCategory(
          code,
          above,
          category.labels().in(locale, code),
          level,
          counted ? search.count(both(out, new Filter.InCategory(Set.of(code)))) : null,
          inherited || mapping == null ? null : mapping.target(),
          mapping == null ? null : mapping.path(),
          inherited && mapping != null ? mapping.category() : null);
    }

    private static String folded(@Nullable String code) {
      return code == null ? "" : code.toLowerCase(Locale.ROOT);
    }
  }
}
