package io.stoa.consistency;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of the report.
 *
 * @param rows may be fewer than were asked for, even none, though more follow
 * @param next where to go on, null at the end
 */
public record ConsistencyPage(List<ConsistencyRow> rows, @Nullable String next) {
  public ConsistencyPage {
    rows = List.copyOf(rows);
  }
}
