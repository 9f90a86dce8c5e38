package io.stoa.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;

/** Stands at one hit of a segment after the other, in their order. */
interface SegmentHits {
  /** Where it stands. */
  FieldDoc hit();

  /** Goes on to the next one; false when there is none. */
  boolean next() throws IOException;

  /**
   * The first hits of all segments together.
   *
   * @param segments each at its first hit, ordered by where they stand; used up
   * @param total how many match in all
   */
  static <S extends SegmentHits & Comparable<S>> TopFieldDocs merged(
      PriorityQueue<S> segments, int limit, long total, SortField[] sort) throws IOException {
    List<ScoreDoc> hits = new ArrayList<>();
    while (hits.size() < limit && !segments.isEmpty()) {
      S first = segments.remove();
      hits.add(first.hit());
      if (first.next()) {
        segments.add(first);
      }
    }
    return new TopFieldDocs(
        new TotalHits(total, TotalHits.Relation.EQUAL_TO), hits.toArray(ScoreDoc[]::new), sort);
  }
}
