package io.stoa.range;

import java.time.Instant;
import java.util.Map;

/**
 * A run whose ranges any node may make.
 *
 * @param run its id
 * @param now the instant that the run takes for now
 * @param marks what items are made with, by name: a node that finds other marks makes other items,
 *     and leaves the run alone
 */
public record SharedRun(String feed, String run, Instant now, Map<String, String> marks) {
  public SharedRun {
    marks = Map.copyOf(marks);
  }
}
