package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import io.stoa.search.SearchQuery.Sort;
import io.stoa.search.terms.SortKeys;
import java.util.List;

/** Turns a wanted order into Elasticsearch's; the document id always breaks ties. */
final class Sorts {
  private static final SortOptions BY_ID = field(Fields.ID, true);

  private Sorts() {}

  static List<SortOptions> of(Sort sort) {
    return List.of(first(sort), BY_ID);
  }

  /**
   * By the value under the key; those without one come last.
   *
   * @param key of {@link SortKeys}
   */
  static List<SortOptions> of(String key, boolean ascending) {
    return List.of(value(key, ascending), BY_ID);
  }

  private static SortOptions first(Sort sort) {
    if (sort instanceof Sort.ByUpdated by) {
      return field(Fields.UPDATED, by.ascending());
    } else if (sort instanceof Sort.ByCompleteness by) {
      return value(SortKeys.completeness(by.channel(), by.locale()), by.ascending());
    } else if (sort instanceof Sort.ByRelevance) {
      return SortOptions.of(s -> s.score(score -> score.order(SortOrder.Desc)));
    }
    return field(Fields.KEY, !(sort instanceof Sort.ByIdentifier by) || by.ascending());
  }

  private static SortOptions value(String sortKey, boolean ascending) {
    return SortOptions.of(
        s ->
            s.field(
                f ->
                    f.field(Fields.sort(sortKey) + "." + sortKey)
                        .order(order(ascending))
                        .missing("_last")));
  }

  private static SortOptions field(String name, boolean ascending) {
    return SortOptions.of(s -> s.field(f -> f.field(name).order(order(ascending))));
  }

  private static SortOrder order(boolean ascending) {
    return ascending ? SortOrder.Asc : SortOrder.Desc;
  }
}
