package io.stoa.search.elasticsearch;

import io.stoa.search.Facet;
import io.stoa.search.terms.FacetTerms;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What one facet counts.
 *
 * @param byValue documents of each value
 * @param having documents that have any value
 */
record Tally(Map<String, Long> byValue, long having) {

  /**
   * Counts each document once that has several values, as what it has beside them says.
   *
   * @param byKeyword documents of each keyword of the facet's field, those of other facets too
   */
  static Tally of(FacetTerms facet, Map<String, Long> byKeyword) {
    Map<String, Long> byValue = new HashMap<>();
    long having = 0;
    for (Map.Entry<String, Long> each : byKeyword.entrySet()) {
      String keyword = each.getKey();
      if (keyword.startsWith(facet.prefix())) {
        long documents = each.getValue();
        OptionalInt several = facet.several(keyword);
        if (several.isPresent()) {
          having -= documents * (several.getAsInt() - 1);
        } else {
          having += documents;
          byValue.put(facet.value(keyword), documents);
        }
      }
    }
    return new Tally(byValue, having);
  }

  /** Percentages by their bands. */
  Tally inBands() {
    Map<String, Long> bands = new HashMap<>();
    byValue.forEach(
        (percent, documents) -> {
          String band = Facet.Completeness.band(Integer.parseInt(percent));
          if (band != null) {
            bands.merge(band, documents, Long::sum);
          }
        });
    return new Tally(bands, bands.values().stream().mapToLong(Long::longValue).sum());
  }
}
