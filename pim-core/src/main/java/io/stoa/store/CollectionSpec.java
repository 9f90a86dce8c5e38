package io.stoa.store;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a collection is called and by which keys, besides the id, its documents can be scanned.
 *
 * @param name lower-case letters, digits and underscore, at most 40
 * @param indexes names of the declared indexes, same alphabet; a write carries their keys
 */
public record CollectionSpec(String name, Set<String> indexes) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  public CollectionSpec {
    indexes = Set.copyOf(indexes);
    if (!NAME.matcher(name).matches()
        || !indexes.stream().allMatch(i -> NAME.matcher(i).matches())) {
      throw new IllegalArgumentException("Not a collection or index name: " + name + indexes);
    }
  }

  public static CollectionSpec of(String name, String... indexes) {
    return new CollectionSpec(name, Set.of(indexes));
  }
}
