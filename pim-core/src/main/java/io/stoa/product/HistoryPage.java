package io.stoa.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a history, newest first.
 *
 * @param next ask for what was before this version to read on; null at the end
 */
public record HistoryPage(List<HistoryEntry> entries, @Nullable Long next) {
  public HistoryPage {
    entries = List.copyOf(entries);
  }
}
