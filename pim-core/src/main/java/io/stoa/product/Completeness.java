package io.stoa.product;

import java.util.List;

/**
 * How much of what a family requires for a channel a product has in one locale.
 *
 * @param required how many values are required
 * @param missing the attributes whose value is missing, in family order
 */
public record Completeness(String channel, String locale, int required, List<String> missing) {
  public Completeness {
    missing = List.copyOf(missing);
  }

  /** 0 to 100, rounded down; 100 when nothing is required. */
  public int percent() {
    return required == 0 ? 100 : (required - missing.size()) * 100 / required;
  }
}
