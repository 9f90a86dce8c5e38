package io.stoa.benchmark;

import io.stoa.product.ValueKey;
import io.stoa.search.Facet;
import io.stoa.search.FacetQuery;
import io.stoa.search.Filter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What a product list's filters count of {@link SearchedProducts}, by kind. */
final class CountedFacets {
  private static final int VALUES = 100;
  private static final int BRANCHES = 20;

  private CountedFacets() {}

  static Map<String, Function<Random, FacetQuery>> questions() {
    Map<String, Function<Random, Filter>> filters = new LinkedHashMap<>();
    filters.put("all", random -> Filter.ALL);
    filters.put("a family", SearchedQueries::family);
    filters.put("a word", random -> new Filter.Text(SearchedProducts.word(random)));
    filters.put("a completeness", SearchedQueries.filters().get("completeness below"));
    Map<String, Function<Random, List<Facet>>> facets = new LinkedHashMap<>();
    facets.put("families", random -> List.of(new Facet.Family()));
    facets.put("categories", random -> List.of(new Facet.Category()));
    facets.put("20 branches of the tree", random -> List.of(branches()));
    facets.put("options", random -> List.of(options("select_", SearchedProducts.SELECTS, random)));
    facets.put(
        "several options",
        random -> List.of(options("multi_", SearchedProducts.MULTI_SELECTS, random)));
    facets.put("8 facets", CountedFacets::eight);
    Map<String, Function<Random, FacetQuery>> questions = new LinkedHashMap<>();
    facets.forEach(
        (by, some) ->
            filters.forEach(
                (of, filter) ->
                    questions.put(
                        by + " of " + of,
                        random ->
                            FacetQuery.of(filter.apply(random), some.apply(random), VALUES))));
    return questions;
  }

  private static List<Facet> eight(Random random) {
    Set<String> keys = new TreeSet<>();
    while (keys.size() < 4) {
      keys.add(SearchedQueries.select(random));
    }
    List<Facet> facets = new ArrayList<>();
    keys.forEach(key -> facets.add(new Facet.OfValue(ValueKey.of(key))));
    facets.add(new Facet.Family());
    facets.add(branches());
    facets.add(new Facet.Enabled());
    facets.add(new Facet.Completeness("web", "en_US"));
    return facets;
  }

  private static Facet options(String attributes, int most, Random random) {
    return new Facet.OfValue(ValueKey.of(attributes + random.nextInt(most)));
  }

  /** Each category is in one of them. */
  private static Facet branches() {
    Map<String, Set<String>> members = new HashMap<>();
    for (int i = 0; i < SearchedProducts.CATEGORIES; i++) {
      members
          .computeIfAbsent("branch_" + i % BRANCHES, first -> new TreeSet<>())
          .add("category_" + i);
    }
    return new Facet.CategoryTree(members);
  }
}
