package io.stoa.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/** Walks through one segment's matching documents in key order; ordered by where it stands. */
final class SegmentKeys implements SegmentHits, Comparable<SegmentKeys> {
  private final int base;
  private final KeyOrder order;
  private final FixedBitSet matching;
  private final SortedDocValues keys;
  private final SortedDocValues ids;
  private int place;
  private BytesRef key = new BytesRef();
  private BytesRef id = new BytesRef();

  SegmentKeys(LeafReaderContext leaf, KeyOrder order, FixedBitSet matching) throws IOException {
    this.base = leaf.docBase;
    this.order = order;
    this.matching = matching;
    this.keys = DocValues.getSorted(leaf.reader(), Fields.KEY);
    this.ids = DocValues.getSorted(leaf.reader(), Fields.ID);
  }

  /** Goes to the first document; false when there is none. */
  boolean begin() throws IOException {
    place = -1;
    return next();
  }

  /** Goes to the first document after the key and id; false when there is none. */
  boolean beginAfter(BytesRef afterKey, BytesRef afterId) throws IOException {
    int ordinal = keys.lookupTerm(afterKey);
    place = order.placeOf(ordinal >= 0 ? ordinal : -ordinal - 1) - 1;
    boolean there = next();
    while (there && key.equals(afterKey) && id.compareTo(afterId) <= 0) {
      there = next();
    }
    return there;
  }

  /** Goes on to the next document; false when there is none. */
  @Override
  public boolean next() throws IOException {
    do {
      place++;
    } while (place < order.size() && !matching.get(order.document(place)));
    if (place >= order.size()) {
      return false;
    }
    key = BytesRef.deepCopyOf(keys.lookupOrd(order.ordinal(place)));
    id = BytesRef.deepCopyOf(ids.lookupOrd(order.idOrdinal(place)));
    return true;
  }

  @Override
  public FieldDoc hit() {
    return new FieldDoc(base + order.document(place), Float.NaN, new Object[] {key, id});
  }

  @Override
  public int compareTo(SegmentKeys other) {
    int byKey = key.compareTo(other.key);
    return byKey == 0 ? id.compareTo(other.id) : byKey;
  }
}
