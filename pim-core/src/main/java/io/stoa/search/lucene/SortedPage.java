package io.stoa.search.lucene;

import java.util.Comparator;
import java.util.TreeSet;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The first documents behind a place, among those offered; each counts once. */
final class SortedPage {
  private record Hit(BytesRef value, BytesRef id, int document) {}

  private final Comparator<BytesRef> order;
  private final int limit;
  private final @Nullable BytesRef afterValue;
  private final @Nullable BytesRef afterId;
  private final TreeSet<Hit> hits;

  /**
   * @param after the last of the page before, with a value
   */
  SortedPage(boolean ascending, int limit, @Nullable FieldDoc after) {
    this.order = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
    this.limit = limit;
    this.afterValue = after == null ? null : (BytesRef) after.fields[0];
    this.afterId = after == null ? null : (BytesRef) after.fields[1];
    this.hits = new TreeSet<>(Comparator.comparing(Hit::value, order).thenComparing(Hit::id));
  }

  boolean isFull() {
    return hits.size() >= limit;
  }

  int size() {
    return hits.size();
  }

  int limit() {
    return limit;
  }

  /** Whether all hits come before documents of that value. */
  boolean isBefore(BytesRef value) {
    return order.compare(hits.last().value, value) < 0;
  }

  /** Whether documents of that value may be hits. */
  boolean wants(BytesRef value) {
    boolean behind = afterValue == null || order.compare(value, afterValue) >= 0;
    return behind && (!isFull() || order.compare(value, hits.last().value) <= 0);
  }

  /** The id after which documents of that value are hits; null when all may be. */
  @Nullable BytesRef idBefore(BytesRef value) {
    return value.equals(afterValue) ? afterId : null;
  }

  /** Takes a document of a wanted value; false when those of greater ids would be no hits. */
  boolean take(BytesRef value, BytesRef id, int document) {
    Hit hit = new Hit(value, id, document);
    hits.add(hit);
    return hits.size() <= limit || !hit.equals(hits.pollLast());
  }

  ScoreDoc[] hits() {
    return hits.stream()
        .map(hit -> new FieldDoc(hit.document, Float.NaN, new Object[] {hit.value, hit.id}))
        .toArray(ScoreDoc[]::new);
  }
}
