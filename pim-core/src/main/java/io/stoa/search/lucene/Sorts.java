package io.stoa.search.lucene;

import io.stoa.search.SearchQuery.Sort;
import io.stoa.search.terms.SortSource;
import org.apache.lucene.search.SortField;
import org.jspecify.annotations.Nullable;

/** Turns a wanted order into Lucene's; the document id always breaks ties. */
final class Sorts {
  private static final SortField BY_ID = new SortField(Fields.ID, SortField.Type.STRING);

  /** Lucene's name for the order of {@link KeyPages}. */
  static final SortField[] BY_KEY = {new SortField(Fields.KEY, SortField.Type.STRING), BY_ID};

  private final SortColumns columns = new SortColumns();

  org.apache.lucene.search.Sort of(Sort sort) {
    return new org.apache.lucene.search.Sort(field(sort), BY_ID);
  }

  private SortField field(Sort sort) {
    KeywordOrder order = keywordOrder(sort);
    if (order != null) {
      return SortComparator.by(order.sources(), columns, order.ascending());
    } else if (sort instanceof Sort.ByUpdated by) {
      return new SortField(Fields.UPDATED, SortField.Type.LONG, !by.ascending());
    } else if (sort instanceof Sort.ByRelevance) {
      return SortField.FIELD_SCORE;
    }
    boolean ascending = !(sort instanceof Sort.ByIdentifier by) || by.ascending();
    return new SortField(Fields.KEY, SortField.Type.STRING, !ascending);
  }

  /** What keywords tell of the order; null when it has nothing to do with them. */
  static @Nullable KeywordOrder keywordOrder(Sort sort) {
    if (sort instanceof Sort.ByLabel by) {
      return new KeywordOrder(SortSource.label(by.locale()), by.ascending());
    } else if (sort instanceof Sort.ByCompleteness by) {
      return new KeywordOrder(SortSource.completeness(by.channel(), by.locale()), by.ascending());
    } else if (sort instanceof Sort.ByValue by) {
      return new KeywordOrder(SortSource.value(by.key(), by.currency()), by.ascending());
    }
    return null;
  }
}
