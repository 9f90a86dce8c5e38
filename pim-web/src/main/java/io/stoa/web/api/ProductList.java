package io.stoa.web.api;

import io.stoa.search.SearchDocument.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of found products and product models.
 *
 * @param total how many match altogether
 * @param next cursor of the next page, null at the end
 */
record ProductList(List<Row> items, long total, @Nullable String next) {
  /**
   * @param label in the locale asked for, null where there is none
   * @param image key below {@code /media/}, or null
   */
  record Row(
      Kind kind,
      String identifier,
      @Nullable String label,
      @Nullable String family,
      @Nullable String parent,
      @Nullable String image,
      boolean enabled,
      Instant updated,
      List<Percent> completeness) {}

  /** Completeness on one channel in one locale. */
  record Percent(String channel, String locale, int percent) {}
}
