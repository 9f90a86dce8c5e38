package io.stoa.web.api;

import java.util.List;

/**
 * The counts of one facet.
 *
 * @param total how many products and product models were counted
 * @param values the most frequent first
 * @param further how many more values there are
 * @param without how many have none of the facet's values
 */
record FacetView(long total, List<FacetValue> values, long further, long without) {
  /**
   * @param label the code where there is none
   */
  record FacetValue(String code, String label, long documents) {}
}
