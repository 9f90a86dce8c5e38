package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.msearch.MultisearchBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to ask for.
 *
 * @param after behind which it begins, null for at the beginning
 */
record Page(List<SortOptions> sort, int limit, @Nullable Cursor after) {
  /** Documents as they are kept are not read: the last value sorted by is the id. */
  private static final String NOTHING = "_none_";

  /**
   * @param counted whether to tell how many are wanted altogether
   */
  MultisearchBody of(Query wanted, boolean counted) {
    return MultisearchBody.of(
        b -> {
          b.query(wanted)
              .sort(sort)
              .size(limit)
              .trackTotalHits(t -> t.enabled(counted))
              .storedFields(NOTHING)
              .docvalueFields(f -> f.field(Fields.IDENTIFIER));
          return after == null ? b : b.searchAfter(after.after());
        });
  }

  /** How many are wanted, and nothing else. */
  static MultisearchBody count(Query wanted) {
    return MultisearchBody.of(b -> b.query(wanted).size(0).trackTotalHits(t -> t.enabled(true)));
  }
}
