package io.stoa.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The best of one segment's matching documents: those of the highest score, of equal ones those of
 * the least ids. First scores are given, then the best are chosen and walked through; ordered by
 * where it stands.
 */
final class SegmentRatings implements SegmentHits, Comparable<SegmentRatings> {
  /** From so many times as many documents as match, it is faster to leap through the list. */
  private static final int LEAP = 8;

  private final LeafReaderContext leaf;
  private final FixedBitSet matching;
  private final int candidates;
  private final SortedDocValues ids;
  private float @Nullable [] scores;

  /** The best so far, each as {@link #rank}, and their documents; the worst first as in a heap. */
  private long[] ranks = new long[0];

  private int[] documents = new int[0];
  private int count;
  private int place;
  private BytesRef id = new BytesRef();

  SegmentRatings(LeafReaderContext leaf, FixedBitSet matching) throws IOException {
    this.leaf = leaf;
    this.matching = matching;
    this.candidates = matching.cardinality();
    this.ids = DocValues.getSorted(leaf.reader(), Fields.ID);
  }

  /** Adds to the score of those of the list that match. */
  void rate(DocIdSetIterator list, float worth) throws IOException {
    if (list.cost() > (long) candidates * LEAP) {
      leap(list, worth);
      return;
    }
    for (int d = list.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = list.nextDoc()) {
      if (matching.get(d)) {
        add(d, worth);
      }
    }
  }

  private void leap(DocIdSetIterator list, float worth) throws IOException {
    for (int match = first(); match != DocIdSetIterator.NO_MORE_DOCS; match = next(match)) {
      int d = list.docID() < match ? list.advance(match) : list.docID();
      if (d == match) {
        add(d, worth);
      } else if (d == DocIdSetIterator.NO_MORE_DOCS) {
        return;
      }
    }
  }

  private void add(int document, float worth) {
    if (scores == null) {
      scores = new float[matching.length()];
    }
    scores[document] += worth;
  }

  private int first() {
    return matching.length() == 0 ? DocIdSetIterator.NO_MORE_DOCS : matching.nextSetBit(0);
  }

  private int next(int match) {
    return match + 1 < matching.length()
        ? matching.nextSetBit(match + 1)
        : DocIdSetIterator.NO_MORE_DOCS;
  }

  /** Chooses the best behind a place, and goes to the first; false when there is none. */
  boolean choose(int limit, @Nullable FieldDoc after) throws IOException {
    int size = Math.min(limit, candidates);
    ranks = new long[size];
    documents = new int[size];
    long least = after == null ? Long.MIN_VALUE : after(after);
    for (int match = first(); match != DocIdSetIterator.NO_MORE_DOCS; match = next(match)) {
      float score = scores == null ? 0 : scores[match];
      // The ordinal is only read where the score alone does not tell.
      if ((count < size || rank(score, 0) <= ranks[0]) && ids.advanceExact(match)) {
        long rank = rank(score, ids.ordValue());
        if (rank >= least) {
          take(rank, match);
        }
      }
    }
    sort();
    place = -1;
    return next();
  }

  private long after(FieldDoc after) throws IOException {
    int ordinal = ids.lookupTerm((BytesRef) after.fields[1]);
    return rank((float) after.fields[0], ordinal >= 0 ? ordinal + 1 : -ordinal - 1);
  }

  /** The lower the better. */
  private static long rank(float score, int ordinal) {
    return (long) -Float.floatToIntBits(score) << Integer.SIZE | ordinal;
  }

  private void take(long rank, int document) {
    if (count < ranks.length) {
      int at = count++;
      while (at > 0 && ranks[(at - 1) / 2] < rank) {
        move((at - 1) / 2, at);
        at = (at - 1) / 2;
      }
      put(at, rank, document);
    } else if (rank < ranks[0]) {
      sink(rank, document, count);
    }
  }

  /** Puts it in place of the first, among the first so many. */
  private void sink(long rank, int document, int among) {
    int at = 0;
    for (int child = 1; child < among; child = 2 * at + 1) {
      if (child + 1 < among && ranks[child + 1] > ranks[child]) {
        child++;
      }
      if (ranks[child] <= rank) {
        break;
      }
      move(child, at);
      at = child;
    }
    put(at, rank, document);
  }

  private void move(int from, int to) {
    put(to, ranks[from], documents[from]);
  }

  private void put(int at, long rank, int document) {
    ranks[at] = rank;
    documents[at] = document;
  }

  /** The best first. */
  private void sort() {
    for (int last = count - 1; last > 0; last--) {
      long rank = ranks[last];
      int document = documents[last];
      move(0, last);
      sink(rank, document, last);
    }
  }

  /** Goes on to the next document; false when there is none. */
  @Override
  public boolean next() throws IOException {
    if (++place >= count) {
      return false;
    }
    id = BytesRef.deepCopyOf(ids.lookupOrd((int) ranks[place]));
    return true;
  }

  private float score() {
    return Float.intBitsToFloat((int) -(ranks[place] >> Integer.SIZE));
  }

  @Override
  public FieldDoc hit() {
    return new FieldDoc(leaf.docBase + documents[place], Float.NaN, new Object[] {score(), id});
  }

  @Override
  public int compareTo(SegmentRatings other) {
    int byScore = Float.compare(other.score(), score());
    return byScore == 0 ? id.compareTo(other.id) : byScore;
  }
}
