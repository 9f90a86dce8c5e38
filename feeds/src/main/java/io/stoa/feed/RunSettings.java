package io.stoa.feed;

import io.stoa.range.RangeTerms;
import java.nio.file.Path;

/**
 * How runs go about it.
 *
 * @param root the data directory; files go to its folder {@code out}
 * @param keep how many run folders of each feed stay on disk, at least 1
 * @param ranges when other nodes, which have the same data directory, help with a run
 */
public record RunSettings(Path root, int keep, RangeTerms ranges) {
  /** No other node helps. */
  public static RunSettings alone(Path root, int keep) {
    return new RunSettings(root, keep, RangeTerms.NEVER);
  }
}
