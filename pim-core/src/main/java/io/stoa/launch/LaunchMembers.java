package io.stoa.launch;

import io.stoa.product.Identifier;
import io.stoa.search.Filter;
import io.stoa.search.ProductSearch;
import io.stoa.search.SearchDocument.Kind;
import io.stoa.search.SearchPage;
import io.stoa.search.SearchQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells which launches products are in, by the search index as it is: bring it up to date before.
 * Launches are those at the time of making. Thread-safe.
 */
public final class LaunchMembers {
  private static final int MOST_AT_ONCE = 1_000;

  private final List<Launch> launches;
  private final ProductSearch search;

  /**
   * @param launches whose members are asked for; those that hold nothing are left out at once
   */
  public LaunchMembers(List<Launch> launches, ProductSearch search) {
    this.search = search;
    this.launches =
        launches.stream().filter(launch -> search.count(products(launch.selection())) > 0).toList();
  }

  /** Whether no product is in any of them. */
  public boolean isEmpty() {
    return launches.isEmpty();
  }

  /** For each product that is in any of them, those that it is in. */
  public Map<Identifier, List<Launch>> of(Collection<Identifier> products) {
    if (launches.isEmpty() || products.isEmpty()) {
      return Map.of();
    }
    Map<Identifier, List<Launch>> holding = new HashMap<>();
    List<Identifier> all = List.copyOf(new LinkedHashSet<>(products));
    for (int i = 0; i < all.size(); i += MOST_AT_ONCE) {
      find(all.subList(i, Math.min(i + MOST_AT_ONCE, all.size())), holding);
    }
    return Collections.unmodifiableMap(holding);
  }

  private void find(List<Identifier> some, Map<Identifier, List<Launch>> holding) {
    Set<String> keys = some.stream().map(Identifier::key).collect(Collectors.toSet());
    for (Launch launch : launches) {
      Filter among =
          new Filter.And(List.of(products(launch.selection()), new Filter.HasIdentifier(keys)));
      SearchPage page =
          search.search(new SearchQuery(among, SearchQuery.Sort.IDENTIFIER, null, MOST_AT_ONCE));
      for (SearchPage.Hit hit : page.hits()) {
        holding
            .computeIfAbsent(new Identifier(hit.identifier()), product -> new ArrayList<>())
            .add(launch);
      }
    }
  }

  /** The selection, products only. */
  public static Filter products(Filter selection) {
    return new Filter.And(List.of(new Filter.OfKind(Kind.PRODUCT), selection));
  }
}
