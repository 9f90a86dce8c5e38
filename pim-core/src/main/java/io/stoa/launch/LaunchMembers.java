package io.stoa.launch;

import io.stoa.product.Identifier;
import io.stoa.search.Filter;
import io.stoa.search.ProductSearch;
import io.stoa.search.SearchDocument.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which launches products are in, by the search index as it is: bring it up to date before.
 * Launches are those at the time of making. Whoever asks for few products pays for few questions;
 * whoever asks for many has all members listed once. Thread-safe.
 */
public final class LaunchMembers {
  /** After so many single questions all members are listed. */
  private static final int FEW = 200;

  private static final int BATCH = 1_000;

  private final List<Launch> launches;
  private final ProductSearch search;
  private @Nullable Map<String, List<Launch>> all;
  private int asked;

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

  /** Those that the product is in. */
  public synchronized List<Launch> of(Identifier product) {
    if (launches.isEmpty()) {
      return List.of();
    }
    Map<String, List<Launch>> listed = all;
    if (listed == null) {
      if (asked++ < FEW) {
        return launches.stream().filter(launch -> holds(launch, product)).toList();
      }
      listed = list();
      all = listed;
    }
    return listed.getOrDefault(product.key(), List.of());
  }

  private boolean holds(Launch launch, Identifier product) {
    Filter one = new Filter.HasIdentifier(Set.of(product.key()));
    return search.count(new Filter.And(List.of(products(launch.selection()), one))) > 0;
  }

  private Map<String, List<Launch>> list() {
    Map<String, List<Launch>> holding = new HashMap<>();
    for (Launch launch : launches) {
      search.each(
          products(launch.selection()),
          BATCH,
          hits ->
              hits.forEach(
                  hit ->
                      holding
                          .computeIfAbsent(hit.key(), product -> new ArrayList<>(1))
                          .add(launch)));
    }
    return holding;
  }

  /** The selection, products only. */
  public static Filter products(Filter selection) {
    return new Filter.And(List.of(new Filter.OfKind(Kind.PRODUCT), selection));
  }
}
