package io.stoa.taxonomy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * One category of a channel.
 *
 * @param id what the channel calls it; the whole path where it has no ids
 * @param path names from the topmost category down to its own, at least one
 */
public record TaxonomyNode(String id, List<String> path) {
  /** What stands between the names of a path. */
  public static final String BETWEEN = " > ";

  public TaxonomyNode {
    path = List.copyOf(path);
  }

  /** Its own name. */
  @JsonIgnore
  public String name() {
    return path.get(path.size() - 1);
  }

  /** The names with {@value #BETWEEN} between. */
  @JsonIgnore
  public String pathText() {
    return String.join(BETWEEN, path);
  }
}
