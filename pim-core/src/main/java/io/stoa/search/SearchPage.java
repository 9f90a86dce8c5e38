package io.stoa.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param total how many match altogether, exactly
 * @param next cursor of the next page, null when this is the last
 */
public record SearchPage(List<Hit> hits, long total, @Nullable String next) {
  public SearchPage {
    hits = List.copyOf(hits);
  }

  /** One found document: enough to load the rest from the store. */
  public record Hit(SearchDocument.Kind kind, String key, String identifier) {}
}
