package io.stoa.range;

import java.util.List;
import java.util.Locale;

/**
 * A stretch of what a run selects, neighbours by key.
 *
 * @param number in the run, from 0, in the order of the keys
 * @param models whether the codes are of product models; else they are SKUs
 * @param codes as written, in the order of their keys
 */
public record Range(String feed, String run, int number, boolean models, List<String> codes) {
  public Range {
    codes = List.copyOf(codes);
  }

  /** Sorts by feed and number; every run of the feed uses the same ones again. */
  String id() {
    return prefix(feed) + String.format(Locale.ROOT, "%07d", number);
  }

  static String prefix(String feed) {
    return feed + "/";
  }
}
