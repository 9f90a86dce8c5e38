package io.stoa.search.lucene;

import io.stoa.search.SearchQuery.Sort;
import io.stoa.search.terms.SortSource;
import org.apache.lucene.search.SortField;

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
    if (sort instanceof Sort.ByUpdated by) {
      return new SortField(Fields.UPDATED, SortField.Type.LONG, !by.ascending());
    } else if (sort instanceof Sort.ByLabel by) {
      return SortComparator.by(SortSource.label(by.locale()), columns, by.ascending());
    } else if (sort instanceof Sort.ByCompleteness by) {
      return SortComparator.by(
          SortSource.completeness(by.channel(), by.locale()), columns, by.ascending());
    } else if (sort instanceof Sort.ByValue by) {
      return SortComparator.by(SortSource.value(by.key(), by.currency()), columns, by.ascending());
    } else if (sort instanceof Sort.ByRelevance) {
      return SortField.FIELD_SCORE;
    }
    boolean ascending = !(sort instanceof Sort.ByIdentifier by) || by.ascending();
    return new SortField(Fields.KEY, SortField.Type.STRING, !ascending);
  }
}
